import { didYouMean, either } from './faults.ts';
import type { Fault } from './faults.ts';
import type { Path, Source } from './source.ts';

/** A file that has the right shape, with the places of its values. */
export interface Read<T> {
  value: T;
  source: Source;
}

/** Adds faults for one file. */
export class Reporter {
  readonly #source: Source;
  readonly #faults: Fault[];

  constructor(source: Source, faults: Fault[]) {
    this.#source = source;
    this.#faults = faults;
  }

  /** At the value that ends the path. */
  value(path: Path, message: string): void {
    this.#faults.push({ ...this.#source.at(path), message });
  }

  /** At the key that ends the path. */
  key(path: Path, message: string): void {
    this.#faults.push({ ...this.#source.atKey(path), message });
  }

  /** The value at the path must be one of the words. */
  oneOf(path: Path, what: string, word: string, words: readonly string[]): void {
    if (words.includes(word)) return;
    const wanted = words.length > 12 ? `one of the ${words.length} known` : either(words);
    this.value(path, `found the ${what} ${word}, expected ${wanted}${didYouMean(word, words)}`);
  }
}
