/** Stands in a phrase for a part that changes. */
const GAP = '{}';
/** A phrase that is a value as a whole, `“mã {}”`. */
const QUOTED = /^“[^“”]+”$/u;

interface Pattern {
  vi: RegExp;
  en: string;
  isQuoted: boolean;
}

/**
 * English for the phrases that suites have in Vietnamese: names of steps, of what is looked at, of people and places. A
 * phrase may have gaps, `Tiêu đề bảo mật của {}`; what fills one is looked up by itself, and stays where nothing is found.
 */
export class Phrases {
  readonly #exact: ReadonlyMap<string, string>;
  readonly #patterns: readonly Pattern[];

  /** @param pairs Vietnamese and English; of equal ones the first counts */
  constructor(pairs: Iterable<readonly [vi: string, en: string]>) {
    const all = [...pairs];
    this.#exact = new Map(all.filter(([vi]) => !vi.includes(GAP)).toReversed());
    this.#patterns = all
      .filter(([vi]) => vi.includes(GAP))
      // The one that says most fits best.
      .toSorted(([a], [b]) => b.length - a.length)
      .map(([vi, en]) => ({ vi: patternOf(vi), en, isQuoted: QUOTED.test(vi) }));
  }

  /**
   * The English of a phrase; undefined where there is none.
   * @param isValue what is no name, but a value in quotes as it was read: only a phrase in quotes stands for it
   */
  english(phrase: string, isValue = false): string | undefined {
    const exact = this.#exact.get(phrase) ?? (isValue ? undefined : this.#inOtherCase(phrase));
    if (exact !== undefined) return exact;
    for (const { vi, en, isQuoted } of this.#patterns) {
      if (isValue && !isQuoted) continue;
      const parts = vi.exec(phrase)?.slice(1);
      if (parts !== undefined)
        return parts.reduce(
          (text, part) => text.replace(GAP, () => this.english(part, isValue) ?? part),
          en,
        );
    }
    return undefined;
  }

  /** A name stands with a capital by itself, and without within a sentence. */
  #inOtherCase(phrase: string): string | undefined {
    const [first = '', ...rest] = phrase;
    const upper = first.toLocaleUpperCase('vi');
    if (upper === first) return undefined;
    const english = this.#exact.get([upper, ...rest].join(''));
    return english && english.charAt(0).toLowerCase() + english.slice(1);
  }
}

function patternOf(phrase: string): RegExp {
  return new RegExp(`^${phrase.split(GAP).map(RegExp.escape).join('(.+?)')}$`, 'su');
}
