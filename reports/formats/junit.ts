import type { CaseRecord } from '../../records/runs/case.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { nameIn, whyOf } from '../facts/failure.ts';
import { words } from '../wording/index.ts';
import type { Format } from '../kind.ts';
import type { Lang } from '../../words/text.ts';
import { xmlText } from '../xml.ts';

interface TestCase {
  classname: string;
  name: string;
  seconds: number;
  file?: string;
  verdict: Verdict;
  message: string;
  kind: string;
  detail: string;
  properties: [string, string][];
}

interface Suite {
  name: string;
  timestamp: string;
  cases: TestCase[];
}

/** JUnit XML as GitLab and Jenkins read it: fail → failure, blocked → error, not-run → skipped. */
export const junit: Format<'suites'> = {
  name: 'junit',
  extension: 'xml',
  shape: 'suites',
  async render(report, { lang }) {
    const suites = [
      ...platformSuites(report, lang),
      requirementSuite(report, lang),
      loadSuite(report, lang),
      harnessSuite(report, lang),
      gateSuite(report, lang),
    ].filter((suite) => suite.cases.length > 0);
    const all = suites.flatMap((suite) => suite.cases);
    return Buffer.from(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="${xmlText(report.run.id)}" ${totals(all)}>`,
        ...suites.flatMap((suite) => suiteLines(suite, report)),
        '</testsuites>',
        '',
      ].join('\n'),
    );
  },
};

function platformSuites(report: TrialReport, lang: Lang): Suite[] {
  const known = report.platforms.map((platform) => platform.slug);
  const others = report.cases.map((one) => one.platform).filter((slug) => !known.includes(slug));
  return [...new Set([...known, ...others])].map((slug) => ({
    name: slug,
    timestamp: report.run.startedAt,
    cases: report.cases.filter((one) => one.platform === slug).map((one) => caseOf(one, lang)),
  }));
}

function caseOf(one: CaseRecord, lang: Lang): TestCase {
  const step = nameIn(one, one.failure?.step ?? '', lang);
  const where = [step, one.failure?.location].filter(Boolean).join(' — ');
  return {
    classname: `${one.platform}.${one.name ?? one.file.replace(/\.spec\.ts$/, '').replaceAll('/', '.')}`,
    name: nameIn(one, one.title, lang),
    seconds: one.durationMs / 1000,
    file: one.file,
    verdict: one.verdict,
    kind: one.failure?.blame ?? one.verdict,
    message: firstLine(one.failure === undefined ? one.verdict : whyOf(one, lang)),
    detail: [one.failure?.message ?? '', where].filter(Boolean).join('\n'),
    properties: [
      ...one.requirements.map((id): [string, string] => ['requirement', id]),
      ...(one.flaky
        ? [
            ['flaky', 'true'] as [string, string],
            ['failed-first', firstLine(whyOf(one, lang))] as [string, string],
          ]
        : []),
      ...one.evidence.map((file): [string, string] => ['evidence', file.path]),
    ],
  };
}

function requirementSuite(report: TrialReport, lang: Lang): Suite {
  const cases = report.platforms.flatMap((platform) =>
    platform.requirements.map((requirement): TestCase => {
      const reasons = requirement.reasons.map((reason) => reason[lang]);
      return {
        classname: `requirements.${platform.slug}`,
        name: `${requirement.id} ${requirement.title[lang]}`,
        seconds: 0,
        verdict: requirement.verdict,
        kind: requirement.weight,
        message: reasons[0] ?? requirement.verdict,
        detail: reasons.join('\n'),
        properties: [
          ['weight', requirement.weight],
          ['dimension', requirement.dimension],
        ],
      };
    }),
  );
  return { name: 'requirements', timestamp: report.run.startedAt, cases };
}

function loadSuite(report: TrialReport, lang: Lang): Suite {
  const loads = report.platforms.flatMap((platform) => platform.load);
  const cases = loads.flatMap((load) =>
    load.thresholds.map((threshold): TestCase => {
      const measured = threshold.ok === null || threshold.samples === 0 ? 'blocked' : null;
      const detail = `${threshold.metric} ${threshold.expression}; value ${threshold.value ?? '—'}; samples ${threshold.samples}`;
      return {
        classname: `load.${load.platform}.${load.profile}`,
        name: `${threshold.metric} ${threshold.expression}`,
        seconds: load.durationMs / 1000,
        verdict: measured ?? (threshold.ok ? 'pass' : 'fail'),
        kind: 'threshold',
        message: load.reason?.[lang] ?? detail,
        detail,
        properties: threshold.proves.map((id) => ['requirement', id]),
      };
    }),
  );
  return { name: 'load', timestamp: report.run.startedAt, cases };
}

/** Our own faults, so that a run whose harness broke is never green in CI. */
function harnessSuite(report: TrialReport, lang: Lang): Suite {
  const cases = report.harness.map((fault): TestCase => ({
    classname: 'harness',
    name: fault.caseId === undefined ? fault.code : `${fault.code} ${fault.caseId}`,
    seconds: 0,
    verdict: 'blocked',
    kind: fault.code,
    message: fault.text[lang],
    detail: fault.text[lang],
    properties: fault.evidence.map((path) => ['evidence', path]),
  }));
  return { name: 'harness', timestamp: report.run.startedAt, cases };
}

/** The decision itself: a run that judged nothing has no test cases, and must still not be green. */
function gateSuite(report: TrialReport, lang: Lang): Suite {
  const verdictOf = { go: 'pass', 'no-go': 'fail', undecided: 'blocked' } as const;
  const gates = [{ slug: 'all', decision: report.decision, reasons: report.reasons }];
  for (const platform of report.platforms) gates.push(platform);
  const cases = gates.map(({ slug, decision, reasons }): TestCase => ({
    classname: 'gate',
    name: slug,
    seconds: 0,
    verdict: verdictOf[decision],
    kind: decision,
    message: reasons[0]?.text[lang] ?? words(lang).decision[decision],
    detail: reasons.map((reason) => reason.text[lang]).join('\n'),
    properties: [],
  }));
  return { name: 'gate', timestamp: report.run.startedAt, cases };
}

function suiteLines(suite: Suite, report: TrialReport): string[] {
  const timestamp = suite.timestamp.replace(/\.\d+Z$|Z$/, '');
  return [
    `  <testsuite name="${xmlText(suite.name)}" ${totals(suite.cases)} timestamp="${xmlText(timestamp)}">`,
    '    <properties>',
    property('      ', 'run', report.run.id),
    property('      ', 'target', report.target.name),
    property('      ', 'decision', report.decision),
    '    </properties>',
    ...suite.cases.flatMap(caseLines),
    '  </testsuite>',
  ];
}

function caseLines(one: TestCase): string[] {
  const file = one.file === undefined ? '' : ` file="${xmlText(one.file)}"`;
  const head = `    <testcase classname="${xmlText(one.classname)}" name="${xmlText(one.name)}" time="${seconds(one.seconds)}"${file}`;
  const inner = [...propertyLines(one), ...outcomeLines(one)];
  return inner.length === 0 ? [`${head}/>`] : [`${head}>`, ...inner, '    </testcase>'];
}

function propertyLines({ properties }: TestCase): string[] {
  if (properties.length === 0) return [];
  const lines = properties.map(([name, value]) => property('        ', name, value));
  return ['      <properties>', ...lines, '      </properties>'];
}

function outcomeLines({ verdict, message, kind, detail }: TestCase): string[] {
  if (verdict === 'pass') return [];
  if (verdict === 'not-run') return [`      <skipped message="${xmlText(firstLine(message))}"/>`];
  const tag = verdict === 'fail' ? 'failure' : 'error';
  const attributes = `message="${xmlText(firstLine(message))}" type="${xmlText(kind)}"`;
  return [`      <${tag} ${attributes}>${xmlText(detail)}</${tag}>`];
}

function property(indent: string, name: string, value: string): string {
  return `${indent}<property name="${xmlText(name)}" value="${xmlText(value)}"/>`;
}

function totals(cases: TestCase[]): string {
  const count = (verdict: Verdict): number => cases.filter((one) => one.verdict === verdict).length;
  const time = cases.reduce((sum, one) => sum + one.seconds, 0);
  return `tests="${cases.length}" failures="${count('fail')}" errors="${count('blocked')}" skipped="${count('not-run')}" time="${seconds(time)}"`;
}

function seconds(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '0.000';
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
