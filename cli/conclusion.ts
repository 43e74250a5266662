import path from 'node:path';
import type { LeftBehind } from '../records/runs/case.ts';
import type { DemandRecord } from '../records/runs/demand.ts';
import type { TrialReport } from '../records/runs/report.ts';
import type { DemandAnswer } from '../words/scales/demand-answer.ts';
import type { Lang } from '../words/text.ts';
import { oneLine } from './print.ts';
import { trendLine } from './trend.ts';
import { wording } from './wording/trial.ts';

/** The last lines of a trial: the decision, why, and where the papers are. */
export function conclusion(report: TrialReport, out: string, lang: Lang): string {
  const w = wording(lang);
  const { id, ending } = report.run;
  const red = report.platforms
    .flatMap((one) => one.requirements)
    .filter((one) => one.verdict === 'fail');
  const open = report.defects.filter((one) => one.state !== 'closed');
  const leftOut = report.cases.reduce((sum, one) => sum + (one.leftOut?.length ?? 0), 0);
  return [
    '',
    w.decision(report.decision),
    ...report.reasons.map((reason) => `  - ${reason.text[lang]}`),
    ...(report.remarks ?? []).map((remark) => w.remark(remark.text[lang])),
    w.counts(report.run.counts),
    ...(report.demands === undefined ? [] : [w.demands(answersOf(report.demands))]),
    ...red.map((one) => `  ${one.id} ${one.title[lang]}: ${one.reasons[0]?.[lang] ?? ''}`),
    ...(open.length > 0 ? [w.defects(open.map((one) => one.id))] : []),
    ...report.harness.slice(0, 10).map((fault) => w.fault(fault.text[lang])),
    ...(report.trend ? [trendLine(report.trend, lang)] : []),
    ...left(report).map((one) => w.leftBehind(one.what, one.where, one.marker)),
    ...(leftOut > 0 ? [w.leftOut(leftOut)] : []),
    ...(ending === 'interrupted' ? [w.resume(id)] : []),
    w.report(path.relative(process.cwd(), path.join(out, id)) || '.'),
    '',
  ]
    .map(oneLine)
    .join('\n');
}

/** How often each answer was given to the plan's own demands. */
function answersOf(demands: readonly DemandRecord[]): Record<DemandAnswer, number> {
  const own = demands.filter((one) => one.nationwide === undefined);
  const count = (answer: DemandAnswer) => own.filter((one) => one.answer === answer).length;
  return { met: count('met'), unmet: count('unmet'), unproved: count('unproved') };
}

/** What cases created and could not remove: somebody has to. */
function left(report: TrialReport): LeftBehind[] {
  return report.cases.flatMap((one) => one.leftBehind ?? []).slice(0, 10);
}
