import type { Lang } from '../text.ts';
import type { Assertion } from './assertion.ts';
import { BOOKS } from './book.ts';
import type { Book } from './book.ts';
import { plainPattern } from './place.ts';
import { listOf, valueOf } from './value.ts';

/**
 * Gives what a phrase of a suite is called in the language that is written.
 * @param isValue where it is a value in quotes: what a platform shows is never translated, what a suite made of it may be
 */
export type Naming = (phrase: string, isValue?: boolean) => string;

const PAIR = /^"([^"]+)": (.+?),?$/u;

/** Says in one language what failed assertions needed and found. */
export class Sentences {
  readonly #lang: Lang;
  readonly #book: Book;
  readonly #name: Naming;

  constructor(lang: Lang, name: Naming) {
    this.#lang = lang;
    this.#book = BOOKS[lang];
    this.#name = name;
  }

  /** @returns undefined for a form of assertion that is not known here */
  of(one: Assertion): string | undefined {
    const { matcher, negated, place, isAbsent } = one;
    const book = this.#book;
    const label = one.labels.map((label) => this.#name(label)).join('; ');
    const waited = one.waitedMs === null ? '' : book.seconds(one.waitedMs / 1_000);
    const subject = [label, place].filter(Boolean).join(', ') || book.subjects[matcher] || '';
    const state = book.states[matcher]?.[negated ? 1 : 0];
    if (isAbsent && !negated && matcher !== 'toHaveCount') {
      const needed =
        state === undefined && one.expected !== undefined ? `, ${this.#need(one)}` : '';
      const about = label === '' ? '' : `${label}: `;
      return `${about}${book.unseen(place || book.needed, waited)}${needed}`;
    }
    if (state !== undefined) return `${subject} ${state}${waited}`.trim();
    const what = this.#comparison(one) ?? this.#difference(one);
    if (what === undefined) return undefined;
    const patience = waited === '' ? '' : ` (${waited.trim()})`;
    return `${subject === '' ? '' : `${subject}: `}${what}${patience}`;
  }

  #comparison(one: Assertion): string | undefined {
    const { matcher, negated, expected, received, isPattern } = one;
    const book = this.#book;
    if (expected === undefined) return undefined;
    if (negated) return this.#unwanted(one);
    if (received === undefined) return this.#need(one);
    const seen = book.seen(this.#value(received));
    if (matcher === 'toContain') return book.lacksHas(this.#value(expected), this.#value(received));
    if (isPattern)
      return `${seen}, ${plainPattern(expected) === null ? book.unlike : this.#need(one)}`;
    if (expected === 'true') return book.untrue;
    return `${this.#need(one)}, ${seen}`;
  }

  #need({ expected = '', isPattern, matcher }: Assertion): string {
    const plain = isPattern ? plainPattern(expected) : null;
    if (isPattern && plain === null) return this.#book.needForm;
    const value = plain === null ? this.#value(expected) : `“${plain}”`;
    return isPattern || matcher === 'toContainText'
      ? this.#book.needPart(value)
      : this.#book.need(value);
  }

  #unwanted({ expected = '', received, isPattern, matcher }: Assertion): string {
    const book = this.#book;
    const value = expected.replace(/^not /u, '');
    const plain = isPattern ? plainPattern(value) : null;
    const seen = received === undefined ? '' : `${book.seen(this.#value(received))}, `;
    if (isPattern)
      return `${seen}${plain === null ? book.forbidden : book.unwantedPart(`“${plain}”`)}`;
    const written = this.#value(value);
    return `${seen}${matcher.startsWith('toContain') ? book.unwantedPart(written) : book.unwanted(written)}`;
  }

  #difference({ missing, extra, none, ...one }: Assertion): string | undefined {
    const book = this.#book;
    const [lacks = '', has = ''] = [missing, extra].map((lines) => this.#list(lines));
    if (missing.length === 0) return extra.length === 0 ? undefined : none ? has : book.extra(has);
    if (extra.length === 0) return book.lacks(lacks);
    const isObject = one.matcher === 'toMatchObject' || missing.every((line) => PAIR.test(line));
    return isObject ? `${book.need(lacks)}, ${book.seen(has)}` : book.lacksExtra(lacks, has);
  }

  /** `"step": "create"` is `step “create”`. */
  #list(lines: readonly string[]): string {
    const written = lines.map((line) => {
      const [, name, value] = PAIR.exec(line) ?? [];
      return name === undefined ? line : `${name} ${this.#value(value!)}`;
    });
    return listOf(written, this.#lang);
  }

  #value(written: string): string {
    const value = valueOf(written, this.#lang);
    return value.startsWith('“') ? this.#name(value, true) : value;
  }
}
