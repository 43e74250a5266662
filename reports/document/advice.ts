import type { DefectRecord } from '../../records/defects/defect.ts';
import {
  allLoads,
  allRequirements,
  evaluationOf,
  openDefects,
  thresholdVerdict,
} from '../facts/index.ts';
import { dateTime } from '../figures.ts';
import { heading, list } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Context } from './context.ts';
import { bySeverity } from './defects.ts';

const MOST = 12;

/** VII. Kiến nghị: every line follows from a fact of the run. */
export function advice(context: Context): Block[] {
  const items = [
    ...decisionAdvice(context),
    ...ownersAdvice(context),
    ...requirementsAdvice(context),
    ...loadAdvice(context),
    ...housekeeping(context),
  ];
  return [heading(1, context.w.advice.heading), ...list(items.map((item) => [item]))];
}

function decisionAdvice({ report, w }: Context): string[] {
  if (report.target.kind === 'sandbox') return [w.advice.rehearsal];
  const evaluation = evaluationOf(report.decision, report.waivers);
  const { go, conditional, noGo, undecided } = w.advice;
  return [{ met: go, conditional, 'not-met': noGo, undecided }[evaluation]];
}

/** One line for each owner of open defects, with the latest due time. */
function ownersAdvice(context: Context): string[] {
  const { report, w, t } = context;
  const owners = new Map<string, DefectRecord[]>();
  for (const defect of bySeverity(openDefects(report.defects))) {
    owners.set(defect.owner, [...(owners.get(defect.owner) ?? []), defect]);
  }
  return [...owners.values()].map((list) => {
    const dues = list.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt])).sort();
    const last = dues.at(-1);
    const owner = list[0] === undefined ? '' : t(list[0].ownerName);
    const ids = some(
      context,
      list.map(({ id }) => id),
    );
    return w.advice.fix(owner, list.length, ids, last === undefined ? null : dateTime(last));
  });
}

function requirementsAdvice(context: Context): string[] {
  const { report, w, t } = context;
  const failed = report.platforms.flatMap((platform) => {
    const ids = platform.requirements
      .filter(({ verdict, dimension }) => verdict === 'fail' && dimension !== 'training')
      .map(({ id }) => id);
    return ids.length === 0 ? [] : [w.advice.requirements(t(platform.name), some(context, ids))];
  });
  const all = allRequirements(report);
  const training = all
    .filter(({ verdict, dimension }) => verdict === 'fail' && dimension === 'training')
    .map(({ id }) => id);
  const open = all
    .filter(({ verdict }) => verdict === 'blocked' || verdict === 'not-run')
    .map(({ id }) => id);
  return [
    ...failed,
    ...(training.length === 0 ? [] : [w.advice.training(some(context, training))]),
    ...(open.length === 0 ? [] : [w.advice.rerun(open.length, some(context, open))]),
  ];
}

function loadAdvice(context: Context): string[] {
  const { report, w, t } = context;
  const bad = allLoads(report).filter((load) =>
    load.thresholds.some((threshold) => thresholdVerdict(threshold, load) === 'fail'),
  );
  return bad.length === 0
    ? []
    : [
        w.advice.load(
          some(
            context,
            bad.map(({ title }) => t(title)),
          ),
        ),
      ];
}

function housekeeping({ report, w }: Context): string[] {
  const assumed =
    allRequirements(report).some((requirement) => requirement.assumed) ||
    allLoads(report).some((load) => load.thresholds.some((threshold) => threshold.assumed));
  return [
    ...(report.waivers.some((waiver) => waiver.applied) ? [w.advice.waivers] : []),
    ...(report.harness.length > 0 ? [w.advice.harness] : []),
    ...(report.cases.some((one) => one.flaky) ? [w.advice.flaky] : []),
    ...(assumed ? [w.advice.thresholds] : []),
  ];
}

function some({ w }: Context, items: string[]): string {
  const shown = items.slice(0, MOST).join(', ');
  return items.length > MOST ? `${shown}${w.advice.more(items.length - MOST)}` : shown;
}
