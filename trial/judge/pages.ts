import type { Platform } from '../../config/platforms/platform.ts';
import { because } from '../../words/reasons/in-words/parts.ts';
import { pageFaultWords } from '../../words/said/in-words/problem.ts';
import type { Text } from '../../words/text.ts';
import type { CaseRecord, PageTrouble } from '../../records/runs/case.ts';
import { LACKS } from '../../suites/pages.ts';
import type { PagesSeen } from '../../suites/pages.ts';
import type { Proof } from '../../records/runs/verdict.ts';

/** What is known of the pages that the cases of a run opened, in one respect. */
export interface PagesJudged {
  respect: string;
  title: Text;
  proof: Proof;
  proves: readonly string[];
  troubles: PageTrouble[];
  /** The cases that saw them. */
  seenBy: CaseRecord[];
}

/** What is looked at in every page: that nothing in it fails, and that its answers are protected like the first. */
interface Respect {
  respect: 'pages' | 'headers';
  title: Text;
  proves: readonly string[];
  isOf: (trouble: PageTrouble) => boolean;
  counts: (pages: PagesSeen) => Readonly<Record<string, number>>;
}

const isProtection = ({ what }: PageTrouble) => what.startsWith(LACKS);

function respectsOf({ pages }: Platform): Respect[] {
  if (pages === undefined) return [];
  const { title, proves, headers } = pages;
  const whole = {
    ...{ respect: 'pages' as const, title, proves },
    isOf: (one: PageTrouble) => !isProtection(one),
    counts: ({ shown }: PagesSeen) => shown,
  };
  const protectedAlike = headers && {
    ...{ respect: 'headers' as const, ...headers },
    isOf: isProtection,
    counts: ({ compared = {} }: PagesSeen) => compared,
  };
  return [whole, ...(protectedAlike ? [protectedAlike] : [])];
}

/**
 * Makes proofs of all windows that any case opened: none of the platform's pages had anything that failed in it, and
 * none lacked a header that protects the first. What a case saw whose own end was our fault proves nothing against the
 * platform.
 * @returns nothing where the platform's YAML does not ask for it
 */
export function judgePages(platform: Platform, cases: readonly CaseRecord[]): PagesJudged[] {
  const counted = cases.filter(
    (one) => one.platform === platform.slug && one.pages && !isOurFault(one),
  );
  return respectsOf(platform).map((respect) => judge(respect, platform, counted));
}

/** A flaky case is judged by its last attempt, whatever failed in the first. */
function isOurFault({ verdict, failure }: CaseRecord): boolean {
  return verdict !== 'pass' && failure?.blame === 'harness';
}

function judge(
  { respect, title, proves, isOf, counts }: Respect,
  { slug, pages }: Platform,
  counted: CaseRecord[],
): PagesJudged {
  const { addresses, ignore, least } = pages!;
  const isOurs = (one: PageTrouble) =>
    isOf(one) &&
    addresses.includes(one.address) &&
    !ignore.some(({ resource }) => one.resource.startsWith(resource));
  const seenBy = counted.filter((one) => one.pages?.troubles.some(isOurs));
  const troubles = distinct(seenBy.flatMap((one) => one.pages?.troubles.filter(isOurs) ?? []));
  const seen = counted
    .flatMap(({ pages }) => (pages ? Object.entries(counts(pages)) : []))
    .reduce((sum, [address, count]) => sum + (addresses.includes(address) ? count : 0), 0);
  const [first] = troubles;
  const verdict = first ? 'fail' : seen >= least ? 'pass' : 'not-run';
  return {
    ...{ respect, title },
    proof: {
      kind: 'check',
      // Stands for a platform's pages where a defect names the case that found it.
      ref: `${respect}:${slug}`,
      title: first
        ? because(title, pageFaultWords(first))
        : countWords(title, COUNTED[respect], seen, verdict === 'pass' ? null : least),
      verdict,
      flaky: false,
      evidence: evidenceOf(seenBy),
    },
    proves,
    troubles,
    seenBy,
  };
}

/** What was counted in each respect. */
const COUNTED: Readonly<Record<Respect['respect'], Text>> = {
  pages: { vi: 'lượt mở trang', en: 'pages opened' },
  headers: { vi: 'câu trả lời', en: 'answers' },
};

/** @param least how many were needed; null where there were enough */
function countWords(title: Text, counted: Text, count: number, least: number | null): Text {
  const [vi, en] = least === null ? ['', ''] : [`, cần ${least}`, `, ${least} needed`];
  return {
    vi: `${title.vi} (${count} ${counted.vi}${vi})`,
    en: `${title.en} (${count} ${counted.en}${en})`,
  };
}

/** The notes of the cases on what failed in their pages. */
export function evidenceOf(cases: readonly CaseRecord[]): string[] {
  return cases.flatMap((one) =>
    one.evidence.map((file) => file.path).filter((path) => path.includes('page-troubles')),
  );
}

function distinct(troubles: PageTrouble[]): PageTrouble[] {
  const byText = new Map(troubles.map((one) => [JSON.stringify(one), one]));
  return [...byText.keys()].toSorted().map((key) => byText.get(key)!);
}
