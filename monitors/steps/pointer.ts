/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function pointed(value: unknown, pointer: string): unknown {
  let here = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(here)) here = /^(?:0|[1-9]\d*)$/.test(key) ? here[Number(key)] : undefined;
    else if (typeof here === 'object' && here !== null && Object.hasOwn(here, key))
      here = (here as Record<string, unknown>)[key];
    else return undefined;
  }
  return here;
}
