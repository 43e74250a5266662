/** What stands for `{{name}}`. */
export type Values = Map<string, string>;

/** A value with its `{{name}}` filled in, at any depth; an unknown name stays. */
export function fillIn<T>(value: T, values: Values, write = (text: string) => text): T {
  const fill = (one: unknown): unknown => {
    if (typeof one === 'string')
      return one.replace(/\{\{([^{}]+)\}\}/g, (place, name: string) => {
        const found = values.get(name);
        return found === undefined ? place : write(found);
      });
    if (Array.isArray(one)) return one.map(fill);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, fill(inner)]));
  };
  return fill(value) as T;
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** What a reference within a document stands for; undefined where it leads out of it or to nothing. */
export function referred(document: unknown, to: string): unknown {
  if (!to.startsWith('#/')) return undefined;
  try {
    return valueAt(document, decodeURIComponent(to.slice(1)));
  } catch {
    return undefined; // no address at all
  }
}

/** A JSON pointer with `*` for the places of a list. */
export function general(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}
