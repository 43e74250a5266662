/** What a part of a path is written as that names one of many: a dossier, a person, a session. */
const ID = '{…}';

/** The path without its query, each id in it as `{…}`: one name for all pages of a kind. */
export function patternOf(path: string): string {
  return pathOf(path).split('/').map(partOf).join('/');
}

/** The ids of a path, in their order. */
export function idsOf(path: string): string[] {
  return pathOf(path)
    .split('/')
    .filter((part) => partOf(part) === ID);
}

function pathOf(path: string): string {
  return path.split(/[?#]/)[0] ?? '';
}

function partOf(part: string): string {
  return isId(decoded(part)) ? ID : part;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A number, a code with three digits, a UUID or a random token; `v1`, `oauth2` and `index.html` are none. */
function isId(part: string): boolean {
  const bare = part.replace(/\.(?:[a-z]{1,4}\d?|woff2)$/i, '');
  if (/^\d+$/.test(bare)) return true;
  if ((bare.match(/\d/g) ?? []).length >= 3) return true;
  if (!/^[\w~-]+$/.test(bare)) return false;
  const isMixed = /[A-Z]/.test(bare) && /[a-z]/.test(bare);
  if (/\d/.test(bare)) return bare.length >= 16 || (bare.length >= 10 && isMixed);
  return bare.length >= 10 && isMixed && !isOfWords(bare);
}

/** Names of operations are mixed, too: each of their words has a vowel, which random letters seldom have. */
function isOfWords(part: string): boolean {
  const words = part.match(/[A-Z]?[a-z]+/g) ?? [];
  return words.every((word) => word.length < 2 || /[aeiouy]/i.test(word));
}
