// Apart from the store itself: what only names one, or reports that it is away, need not load a query builder.

/** Whether a store is named by the address of a PostgreSQL server. */
export function isServer(store: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(store);
}

/** A store's name as it may be shown. */
export function shownStore(store: string): string {
  return isServer(store) ? shownAddress(store.replace(/^(\w+:\/\/)[^?#]*@/, '$1')) : store;
}

const SECRET_NAME =
  /pass|pwd|secret|token|credential|api[-_]?key|access[-_]?key|auth(?!or)|signature|session|^(?:key|sig|code)$/i;

/** Whether what has this name, a parameter, a field or a header, is likely a secret. */
export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(decoded(name));
}

/**
 * An address as it may be shown: without name and password, also where signs in it were not written as they must be, and
 * without the values of parameters that name a secret.
 */
export function shownAddress(address: string): string {
  const [, scheme = '', rest = ''] =
    /^(\s*[a-z][a-z0-9+.-]*:[/\\]{2}|\s*(?:https?|wss?):[/\\]*)?(.*)$/is.exec(address) ?? [];
  const end = rest.search(/[?#]/);
  const place = end < 0 ? rest : rest.slice(0, end);
  const [authority = ''] = place.split(/[/\\]/);
  // `user:pa/ss@host`: what stands after the colon is no port.
  const isSplit = scheme !== '' && /^[^[]*:(?!\d*$)/.test(authority) && place.includes('@');
  const holds = authority.includes('@') || isSplit;
  const bare = holds ? rest.slice(rest.lastIndexOf('@', end < 0 ? rest.length : end) + 1) : rest;
  return scheme + bare.replace(/([?&;#])([^=&;#?]*)=([^&;#]*)/g, shownParameter);
}

function shownParameter(whole: string, sign: string, name: string, value: string): string {
  if (namesSecret(name)) return `${sign}${name}=<secret>`;
  const plain = decoded(value);
  const shown = plain.includes('@') && plain.includes(':') ? shownAddress(plain) : plain;
  return shown === plain ? whole : `${sign}${name}=${encodeURIComponent(shown)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
