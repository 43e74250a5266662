import type { Lang } from '../text.ts';
import { placeOf } from './place.ts';

/** An assertion that failed, as Playwright reports it. */
export interface Assertion {
  matcher: string;
  negated: boolean;
  /** What the tester says is looked at: several texts where one stands around another. */
  labels: readonly string[];
  place: string;
  expected: string | undefined;
  received: string | undefined;
  isPattern: boolean;
  isAbsent: boolean;
  waitedMs: number | null;
  /** Lines of a comparison that are only expected, and only received. */
  missing: string[];
  extra: string[];
  /** Whether nothing was to be there. */
  none: boolean;
}

/**
 * Reads what Playwright writes of an assertion.
 * @param head of the message, without the log of tries
 * @param waitedMs how long was tried; null where it was not
 * @returns undefined where it is none, or where something else went wrong within it
 */
export function assertionIn(
  head: string,
  waitedMs: number | null,
  lang: Lang,
): Assertion | undefined {
  const lines = head.split('\n');
  const at = lines.findIndex((line) => ASSERTION.test(line));
  if (at === -1) return undefined;
  const [, negated, matcher = ''] = ASSERTION.exec(lines[at]!) ?? [];
  const labels = [
    ...new Set(lines.slice(0, at).map((line) => line.replace(/^Error: /u, '').trim())),
  ].filter(Boolean);
  const rest = lines.slice(at + 1);
  // Something else than what was expected went wrong: the fields below would say something else.
  if (rest.some((line) => /^Error: (?!element\(s\) not found)/u.test(line))) return undefined;
  const field = (name: string) => FIELD.get(name)!.exec(rest.join('\n'))?.[1]?.trim();
  const expected = field('Expected');
  const changed = (sign: string) =>
    rest
      .filter((line) => line.startsWith(`${sign} `) && !COUNT.test(line))
      .map((line) => line.slice(1).trim())
      .filter((line) => !STRUCTURE.test(line));
  return {
    ...{ matcher, negated: negated !== undefined, expected, received: field('Received') },
    labels,
    place: placeOf(field('Locator') ?? '', lang),
    isPattern: /^Expected pattern:/mu.test(rest.join('\n')),
    isAbsent: /element\(s\) not found/u.test(head),
    waitedMs,
    ...{ missing: changed('-'), extra: changed('+') },
    none: rest.includes('- Array []'),
  };
}

const ASSERTION =
  /^(?:Error: )?expect(?:\.soft|\.poll)?\([^)]*\)(\.not)?(?:\.(?:resolves|rejects))?\.(\w+)\(/u;
const FIELD = new Map([
  ['Locator', /^Locator:(.+)$/mu],
  ['Expected', /^Expected(?: \w+)?:((?:.|\n(?=\s))+)/mu],
  ['Received', /^Received(?: \w+)?:((?:.|\n(?=\s))+)/mu],
]);
/** Heads of a comparison, and its brackets. */
const COUNT = /^[-+] (?:Expected|Received) +[-+] +\d+$/u;
const STRUCTURE = /^(?:(?:Array|Object) [[{][\]}]?|[\]}]),?$/u;
