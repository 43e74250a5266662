/** Names of controls and values: the words that people read, as an identifier, each once. */
export class Names {
  readonly #taken = new Set<string>();

  /** `Họ và tên` → `hoVaTen`; `hoVaTen2` for another of the same words. */
  of(words: string, otherwise: string): string {
    return this.once(identifier(words) || otherwise);
  }

  /** The name itself, or with a number behind it where it is taken. */
  once(base: string): string {
    let name = base;
    for (let i = 2; this.#taken.has(name); i += 1) name = `${base}${i}`;
    this.#taken.add(name);
    return name;
  }
}

/** The most words of a label that make a name. */
const WORDS = 6;

/** Words without diacritics, joined; empty where there is no letter to begin with. */
export function identifier(words: string): string {
  const plain = words
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  const parts = (plain.match(/[A-Za-z0-9]+/g) ?? []).slice(0, WORDS);
  const joined = parts
    .map((part, i) => {
      const rest = part.slice(1).toLowerCase();
      return (i === 0 ? part.charAt(0).toLowerCase() : part.charAt(0).toUpperCase()) + rest;
    })
    .join('');
  if (RESERVED.has(joined)) return `${joined}Control`;
  return /^[a-z]/.test(joined) ? joined : '';
}

/**
 * What can be no name of a variable: the reserved words of ECMAScript in strict mode (§12.7.2 and §13.1.1), and what
 * the skeleton itself uses.
 */
const RESERVED = new Set([
  ...'await break case catch class const continue debugger default delete do else enum export extends false'.split(
    ' ',
  ),
  ...'finally for function if import in instanceof new null return super switch this throw true try typeof'.split(
    ' ',
  ),
  ...'var void while with yield let static implements interface package private protected public'.split(
    ' ',
  ),
  ...'arguments eval undefined'.split(' '),
  ...'page address values expect dialog'.split(' '),
]);
