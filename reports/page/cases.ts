import type { CaseRecord } from '../../records/runs/case.ts';
import { anchors } from '../facts/anchors.ts';
import { nameIn, plainWhy } from '../facts/failure.ts';
import { hrefOf } from '../facts/evidence.ts';
import { dateTimeSeconds } from '../figures.ts';
import type { ReportInput } from '../input.ts';
import { words } from '../wording/index.ts';
import { htmlText, printable } from '../xml.ts';
import { both } from './language.ts';

/** The order of what stands in both languages. */
const LANGS = ['vi', 'en'] as const;
/** Letters of one message that the page carries; `verdict.json` has all of them. */
const MESSAGE = 4000;

/** The list of all cases: data in the page, drawn row by row as the reader asks for them. */
export function casesSection(input: ReportInput): string {
  const { report } = input;
  const heading = `<h2>${both((lang) => htmlText(words(lang).page.casesHeading))}</h2>`;
  const none = both((lang) => htmlText(words(lang).page.noCases), 'p');
  const body = report.cases.length === 0 ? none : browser(input);
  return `<section id="${anchors.cases}" class="cases">${heading}${body}</section>`;
}

function browser(input: ReportInput): string {
  const data = JSON.stringify(caseData(input)).replaceAll('<', '\\u003c');
  const noScript = both(
    (lang) =>
      `<a href="#${lang === 'vi' ? '' : 'en-'}${anchors.requirements}">${htmlText(words(lang).page.noScript)}</a>`,
    'p',
  );
  return [
    `<noscript>${noScript}</noscript>`,
    '<div class="case-filters"></div>',
    '<p class="case-count" role="status"></p>',
    '<ul class="case-list"></ul>',
    '<p class="case-more"></p>',
    `<script type="application/json" id="case-data">${data}</script>`,
  ].join('\n');
}

/**
 * Compact data for the list: texts once in `texts`, everywhere else their index, of what has both languages two of them. The order of the
 * parts of a case is the one `script.js` reads.
 */
function caseData(input: ReportInput) {
  const { report, evidence } = input;
  const texts: string[] = [];
  const known = new Map<string, number>();
  const text = (value: string): number => {
    const index = known.get(value) ?? texts.push(printable(value)) - 1;
    known.set(value, index);
    return index;
  };
  const inBoth = (phrase: string, one: CaseRecord): number[] =>
    LANGS.map((lang) => text(nameIn(one, phrase, lang)));
  const slugs = [...new Set(report.cases.map((one) => one.platform))];
  const rows = report.cases.map((one) => [
    inBoth(one.title, one),
    slugs.indexOf(one.platform),
    one.verdict,
    one.flaky ? 1 : 0,
    one.attempts,
    dateTimeSeconds(one.startedAt),
    Math.round(one.durationMs),
    one.requirements,
    one.steps.map((step) => [
      inBoth(step.title, one),
      Math.round(step.durationMs),
      step.failed ? 1 : 0,
    ]),
    failureData(one, text, inBoth),
    one.evidence.map((file) => [
      evidence.has(file.path) ? hrefOf(file.path) : '',
      file.kind,
      file.path.split('/').at(-1) ?? file.path,
    ]),
  ]);
  const names = slugs.map((slug) => {
    const platform = report.platforms.find((one) => one.slug === slug);
    return platform?.name ?? { vi: slug, en: slug };
  });
  return { texts, rows, platforms: names, words: { vi: wordsFor('vi'), en: wordsFor('en') } };
}

function failureData(
  one: CaseRecord,
  text: (value: string) => number,
  inBoth: (phrase: string, one: CaseRecord) => number[],
) {
  const { failure } = one;
  if (failure === undefined) return 0;
  const message =
    failure.message.length > MESSAGE ? `${failure.message.slice(0, MESSAGE)}…` : failure.message;
  const { blame, step = '', location = '' } = failure;
  const plain = LANGS.map((lang) => text(plainWhy(one, lang) ?? ''));
  return [blame, inBoth(step, one), text(location), text(message), plain];
}

function wordsFor(lang: 'vi' | 'en') {
  const { page, verdict, blame, evidenceKind, appendix } = words(lang);
  const { searchCases, search, all, shown, more, noMatch, of, steps, attempts, at, lasted } = page;
  const { unstable, evidence, verdictLabel, systemLabel } = page;
  const labels = {
    searchCases,
    search,
    all,
    shown,
    more,
    noMatch,
    of,
    steps,
    attempts,
    at,
    lasted,
  };
  const others = { unstable, evidence, verdictLabel, systemLabel, missing: appendix.missing };
  const first = { failedFirst: appendix.failedFirst };
  return { ...labels, ...others, ...first, verdict, blame, evidenceKind };
}
