import type { Platform } from '../../config/platforms/platform.ts';
import { because } from '../../words/reasons/in-words/parts.ts';
import { pageFaultWords } from '../../words/said/in-words/problem.ts';
import type { Text } from '../../words/text.ts';
import type { CaseRecord, PageTrouble } from '../../records/runs/case.ts';
import type { Proof } from '../../records/runs/verdict.ts';

/** What is known of the pages that the cases of a run opened. */
export interface PagesJudged {
  proof: Proof;
  proves: readonly string[];
  troubles: PageTrouble[];
  /** The cases that saw them. */
  seenBy: CaseRecord[];
}

/** What stands for a platform's pages where a defect names the case that found it. */
export function pagesRef(platform: string): string {
  return `pages:${platform}`;
}

/**
 * Makes one proof of all windows that any case opened: none of the platform's pages had anything that failed in it.
 * What a case saw whose own end was our fault proves nothing against the platform.
 * @returns null where the platform's YAML does not ask for it
 */
export function judgePages(platform: Platform, cases: readonly CaseRecord[]): PagesJudged | null {
  const { pages } = platform;
  if (pages === undefined) return null;
  const counted = cases.filter(
    (one) => one.platform === platform.slug && one.pages && one.failure?.blame !== 'harness',
  );
  const isOurs = ({ address, resource }: PageTrouble) =>
    pages.addresses.includes(address) &&
    !pages.ignore.some((one) => resource.startsWith(one.resource));
  const seenBy = counted.filter((one) => one.pages?.troubles.some(isOurs));
  const troubles = distinct(seenBy.flatMap((one) => one.pages?.troubles.filter(isOurs) ?? []));
  const shown = counted
    .flatMap((one) => Object.entries(one.pages?.shown ?? {}))
    .reduce((sum, [address, count]) => sum + (pages.addresses.includes(address) ? count : 0), 0);
  const [first] = troubles;
  const verdict = first ? 'fail' : shown >= pages.least ? 'pass' : 'not-run';
  return {
    proof: {
      kind: 'check',
      ref: pagesRef(platform.slug),
      title: first
        ? because(pages.title, pageFaultWords(first))
        : openedWords(pages.title, shown, verdict === 'pass' ? null : pages.least),
      verdict,
      flaky: false,
      evidence: evidenceOf(seenBy),
    },
    proves: pages.proves,
    troubles,
    seenBy,
  };
}

/** @param least how many were needed; null where there were enough */
function openedWords(title: Text, shown: number, least: number | null): Text {
  const [vi, en] = least === null ? ['', ''] : [`, cần ${least}`, `, ${least} needed`];
  return {
    vi: `${title.vi} (${shown} lượt mở trang${vi})`,
    en: `${title.en} (${shown} pages opened${en})`,
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
