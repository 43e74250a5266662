import { VERDICTS } from '../../words/scales/verdict.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import {
  allLoads,
  allRequirements,
  countVerdicts,
  dimensionsOf,
  thresholdVerdict,
} from '../facts/index.ts';
import type { Counts } from '../facts/index.ts';
import { anchors } from '../facts/anchors.ts';
import { cell, heading, list, paragraph, toAnchor } from './blocks.ts';
import type { Block, Inline, Row } from './blocks.ts';
import { toCases } from './context.ts';
import type { Context } from './context.ts';
import { number } from '../figures.ts';

/** II. Nội dung, phương pháp. */
export function method(context: Context): Block[] {
  const { report, w } = context;
  const requirements = report.platforms.reduce((sum, one) => sum + one.requirements.length, 0);
  const assessed = dimensionsOf(allRequirements(report));
  return [
    heading(1, w.method.heading),
    heading(2, w.method.content),
    paragraph(
      w.method.contentText(
        requirements,
        report.platforms.length,
        assessed.map((one) => w.dimension[one]),
      ),
    ),
    heading(2, w.method.approach),
    paragraph(w.method.approachText(report.cases.length > 0, allLoads(report).length > 0)),
    ...list(w.method.rules.map((rule) => [rule])),
    heading(2, w.method.workload),
    ...workload(context),
    heading(2, w.method.preflight),
    ...preflight(context),
  ];
}

function workload(context: Context): Block[] {
  const { report, w, lang } = context;
  const kinds: CaseRecord['kind'][] = ['journey', 'check', 'case'];
  const lines: [string, Counts, (text: string) => Inline][] = kinds.map((kind) => [
    w.caseKind[kind],
    countVerdicts(report.cases.filter((one) => one.kind === kind)),
    (text) => toCases(context, text),
  ]);
  const thresholds = allLoads(report).flatMap((load) =>
    load.thresholds.map((threshold) => ({ verdict: thresholdVerdict(threshold, load) })),
  );
  lines.push([
    w.method.thresholds,
    countVerdicts(thresholds),
    (text) => toAnchor(text, anchors.loads),
  ]);
  const done = lines.filter(([, counts]) => counts.total > 0);
  if (done.length === 0) return [paragraph(w.method.nothing)];
  const rows = done.map(([name, counts, link]): Row => ({
    cells: [cell(name), ...countCells(counts, link, lang)],
  }));
  const flaky = report.cases.filter((one) => one.flaky).length;
  return [
    {
      type: 'table',
      title: w.method.workload,
      together: true,
      columns: [
        { title: w.method.type, width: 34 },
        { title: w.method.total, width: 13, align: 'center' },
        ...VERDICTS.map((verdict) => ({
          title: w.verdict[verdict],
          width: 13,
          align: 'center' as const,
        })),
      ],
      rows,
    },
    ...(flaky > 0 ? [paragraph(w.method.flaky(flaky))] : []),
  ];
}

/** Cells of the total and the four verdicts; every number that is not zero leads to what it counts. */
export function countCells(
  counts: Counts,
  link: (text: string) => Inline,
  lang: Context['lang'],
): Row['cells'] {
  const values = [counts.total, counts.pass, counts.fail, counts.blocked, counts['not-run']];
  return values.map((value) => {
    const text = number(value, lang, 0);
    return cell(value === 0 ? text : link(text));
  });
}

function preflight({ report, w, t }: Context): Block[] {
  const { preflight: checks } = report;
  if (checks.length === 0) return [paragraph(w.method.noPreflight)];
  const bad = checks.filter((check) => !check.ok);
  if (bad.length === 0) return [paragraph(w.method.preflightGood(checks.length))];
  return [
    paragraph(w.method.preflightBad(bad.length, checks.length)),
    ...list(bad.map((check) => [`${check.name}: ${t(check.detail)}`])),
  ];
}
