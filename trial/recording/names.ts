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

/** Short words that JavaScript or the skeleton itself uses. */
const RESERVED = new Set(
  'do if in of for let new try var case else enum null this true void with await break class const false super throw while yield return delete export import switch typeof default page address values'.split(
    ' ',
  ),
);
