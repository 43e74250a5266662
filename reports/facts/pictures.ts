import type { CaseRecord } from '../../records/runs/case.ts';
import type { TrialReport } from '../../records/runs/report.ts';

/** The last picture of a case: what it looked like in the end; undefined where none was kept. */
export function lastPicture(one: CaseRecord): string | undefined {
  return one.evidence.findLast(
    ({ kind, mediaType }) => kind === 'screenshot' && mediaType === 'image/jpeg',
  )?.path;
}

/** The journeys that passed and prove a critical requirement, each with its last picture, in the order of the plan. */
export function picturedJourneys(report: TrialReport): { case: CaseRecord; path: string }[] {
  const critical = new Set(
    report.platforms.flatMap(({ requirements }) =>
      requirements.filter(({ weight }) => weight === 'critical').map(({ id }) => id),
    ),
  );
  const place = ({ platform, requirements }: CaseRecord): string =>
    `${platform} ${requirements[0]}`;
  const cases = report.cases.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  return cases.flatMap((one) => {
    const path = lastPicture(one);
    const shown = one.kind === 'journey' && one.verdict === 'pass' && path !== undefined;
    return shown && one.requirements.some((id) => critical.has(id)) ? [{ case: one, path }] : [];
  });
}
