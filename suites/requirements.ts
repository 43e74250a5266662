import { didYouMean, either } from '../config/reading/faults.ts';

/** What a test of Playwright's carries: the same in a `TestCase`, a `TestInfo` and a JSON report. */
export interface Marked {
  /** Titles of its groups and its own; nothing where there are only marks. */
  titles?: readonly string[];
  tags: readonly string[];
  annotations: readonly { type: string; description?: string | undefined }[];
}

/** What a test says it proves: known requirements, and words that look like one and are none. */
export interface Bound {
  requirements: string[];
  unknown: string[];
}

/** `@ABC-01` as people write it: in brackets, before a colon, in lower case, without the hyphen or the nought; no address. */
const TAG = /@([\p{L}\p{N}]*\p{L})[-_ ]?(\d{1,4})(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}])/gu;
/** Without the sign only the exact id counts: `ABC-01 nộp hồ sơ`. */
const BARE = /(?<![\p{L}\p{N}@_-])([A-Z]{2,8})-(\d{2,4})(?![\p{L}\p{N}_-])/gu;
/** In an annotation every word is meant as a requirement. */
const WORD = /[^\s,;]+/gu;

/**
 * Binds a test to the requirements it names in its tags, its titles and its annotations.
 * @param known every requirement of the configuration, of all platforms
 */
export function bind({ titles = [], tags, annotations }: Marked, known: Iterable<string>): Bound {
  const ids = new Map([...known].map((id) => [keyOf(id), id]));
  const prefixes = new Set([...ids.values()].map((id) => id.replace(/-\d+$/, '')));
  const requirements = new Set<string>();
  const unknown = new Set<string>();
  const take = (word: string, isMeant: boolean) => {
    const id = ids.get(keyOf(word));
    if (id !== undefined) requirements.add(id);
    else if (isMeant) unknown.add(word.replace(/^@/, ''));
  };
  for (const text of [...tags, ...titles]) {
    for (const [word, prefix = ''] of text.matchAll(TAG))
      take(word, isNear(prefix.toUpperCase(), prefixes));
    for (const [word] of text.matchAll(BARE)) take(word, false);
  }
  for (const { type, description = '' } of annotations)
    if (type === 'requirement') for (const [word] of description.matchAll(WORD)) take(word, true);
  return { requirements: [...requirements].sort(), unknown: [...unknown].sort() };
}

/** `found the requirement …, expected …` for a word that binds to nothing. */
export function unknownRequirement(word: string, known: Iterable<string>): string {
  const ids = [...known].sort();
  const prefix = word.toUpperCase().replace(/[-_ ]?\d+$/, '');
  const own = ids.filter((id) => id.startsWith(`${prefix}-`));
  const [first = '', last = ''] = [own[0], own.at(-1)];
  const expected =
    own.length > 3 ? `${first} to ${last}` : either(own.length > 0 ? own : ids.slice(0, 5));
  // The number is all that is wrong: the nearest one is what was meant, most likely.
  const near = own.length > 0 ? nearest(word, own) : didYouMean(word.toUpperCase(), ids);
  return `found the requirement ${word}, expected ${expected}${near}`;
}

function nearest(word: string, ids: readonly string[]): string {
  const number = numberOf(word);
  const best = ids.toSorted((a, b) => distance(a, number) - distance(b, number))[0];
  return best === undefined ? '' : `; did you mean "${best}"?`;
}

const numberOf = (id: string) => Number(/\d+$/.exec(id)?.[0] ?? 0);
const distance = (id: string, number: number) => Math.abs(numberOf(id) - number);

/** The same for all spellings of one id. */
function keyOf(word: string): string {
  const [, prefix = word, digits = ''] = /^@?(.*?)[-_ ]?(\d+)$/u.exec(word) ?? [];
  return `${prefix.toUpperCase()} ${Number(digits)}`;
}

/** Whether a word starts as a requirement does, one slip of the hand included: other tags are nobody's business. */
function isNear(prefix: string, prefixes: ReadonlySet<string>): boolean {
  if (prefixes.has(prefix)) return true;
  if (prefix.length < 3) return false;
  const all = [...prefixes];
  const letters = (word: string) => [...word].sort().join('');
  return (
    all.some((one) => letters(one) === letters(prefix)) ||
    didYouMean(
      `${prefix}-`,
      all.map((one) => `${one}-`),
    ) !== ''
  );
}

/** Whether a test is a journey or a check of the configuration, or a tester's own case. */
export function kindOf({ annotations }: Pick<Marked, 'annotations'>): {
  kind: 'journey' | 'check' | 'case';
  name?: string;
} {
  for (const { type, description } of annotations)
    if ((type === 'journey' || type === 'check') && description !== undefined)
      return { kind: type, name: description };
  return { kind: 'case' };
}
