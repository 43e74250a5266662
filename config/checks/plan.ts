import { DIMENSIONS } from '../../words/scales/dimension.ts';
import { isWorkingDay } from '../calendar/days.ts';
import type { Fault } from '../reading/faults.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';

/** Checks the order of the phases, the owners, the waivers and the calendar. `day` is the local day that is judged. */
export function checkPlan(
  { value: plan, source }: Read<Plan>,
  platforms: readonly Platform[],
  allRead: boolean,
  day: string,
  faults: Fault[],
  warnings: Fault[],
): void {
  const report = new Reporter(source, faults);
  const warn = new Reporter(source, warnings);
  checkPhases(report, plan);
  checkOwners(report, plan, platforms, allRead);
  const requirements = platforms.flatMap((platform) => Object.keys(platform.requirements));
  plan.waivers.forEach((waiver, i) => {
    if (waiver.requirement !== undefined && allRead)
      report.oneOf(['waivers', i, 'requirement'], 'requirement', waiver.requirement, requirements);
    if (waiver.expires < day)
      warn.value(
        ['waivers', i, 'expires'],
        `found a waiver that ended on ${waiver.expires}; it no longer counts`,
      );
  });
  checkDemands(report, plan, allRead ? requirements : undefined);
  const slugs = platforms.map(({ slug }) => slug);
  if (allRead)
    plan.loadWindows.forEach(({ platforms: own = [] }, i) =>
      own.forEach((slug, j) =>
        report.oneOf(['loadWindows', i, 'platforms', j], 'platform', slug, slugs),
      ),
    );
  const { hours, holidays, workdays } = plan.calendar;
  hours.forEach((stretch, i) => {
    if (stretch.from >= stretch.to || (i > 0 && stretch.from < (hours[i - 1]?.to ?? '')))
      report.value(
        ['calendar', 'hours', i],
        `found ${stretch.from}–${stretch.to}, expected hours in order that do not overlap`,
      );
  });
  const days = new Set<string>();
  holidays.forEach(({ date }, i) => {
    if (days.has(date))
      report.value(
        ['calendar', 'holidays', i, 'date'],
        `found ${date} again, expected each day once`,
      );
    days.add(date);
  });
  workdays.forEach(({ date }, i) => {
    if (days.has(date))
      report.value(
        ['calendar', 'workdays', i, 'date'],
        `found ${date}, expected a day that is no holiday`,
      );
    else if (isWorkingDay({ ...plan.calendar, workdays: [] }, date))
      report.value(
        ['calendar', 'workdays', i, 'date'],
        `found ${date}, expected a day off that became a working day`,
      );
  });
}

/** @param requirements undefined where not every platform could be read */
function checkDemands(report: Reporter, plan: Plan, requirements: string[] | undefined): void {
  for (const [id, demand] of Object.entries(plan.demands)) {
    demand.causes?.forEach((cause, i) =>
      report.oneOf(['demands', id, 'causes', i], 'cause', cause, Object.keys(plan.causes)),
    );
    if (requirements !== undefined)
      demand.requirements?.forEach((one, i) =>
        report.oneOf(['demands', id, 'requirements', i], 'requirement', one, requirements),
      );
    const { nationwide } = demand;
    if (nationwide !== undefined && nationwide.done > nationwide.of)
      report.value(
        ['demands', id, 'nationwide', 'done'],
        `found ${nationwide.done}, expected at most ${nationwide.of}`,
      );
  }
  const known = Object.keys(plan.demands);
  plan.papers.forEach(({ demand }, i) =>
    report.oneOf(['papers', i, 'demand'], 'demand', demand, known),
  );
}

function checkPhases(report: Reporter, plan: Plan): void {
  plan.phases.forEach((phase, i) => {
    const path = ['phases', i];
    const before = plan.phases[i - 1];
    if (phase.to !== undefined && phase.to <= phase.from)
      report.value([...path, 'to'], `found ${phase.to}, expected a time after ${phase.from}`);
    if (before !== undefined && before.to === undefined)
      report.value([...path, 'from'], `found another phase after ${before.id}, which has no end`);
    else if (before?.to !== undefined && phase.from < before.to)
      report.value(
        [...path, 'from'],
        `found ${phase.from}, expected ${before.to} or later, when ${before.id} has ended`,
      );
    if (plan.phases.findIndex(({ id }) => id === phase.id) < i)
      report.value([...path, 'id'], `found the phase ${phase.id} again, expected each once`);
  });
}

/** Every failure of every platform must have exactly one owner. */
function checkOwners(
  report: Reporter,
  plan: Plan,
  platforms: readonly Platform[],
  allRead: boolean,
): void {
  const causes = Object.keys(plan.causes);
  const slugs = platforms.map(({ slug }) => slug);
  for (const [owner, entry] of Object.entries(plan.owners)) {
    entry.causes.forEach((cause, i) =>
      report.oneOf(['owners', owner, 'causes', i], 'cause', cause, causes),
    );
    if (entry.platforms !== 'all' && allRead)
      entry.platforms.forEach((slug, i) =>
        report.oneOf(['owners', owner, 'platforms', i], 'platform', slug, slugs),
      );
  }
  for (const cause of causes) {
    for (const slug of slugs) {
      const owners = Object.entries(plan.owners)
        .filter(
          ([, { causes: own, platforms: on }]) =>
            own.includes(cause) && (on === 'all' || on.includes(slug)),
        )
        .map(([owner]) => owner);
      if (owners.length === 0)
        report.key(['causes', cause], `found no owner of ${cause} on ${slug}, expected one`);
      if (owners.length > 1)
        report.key(
          ['causes', cause],
          `found the owners ${owners.join(', ')} of ${cause} on ${slug}, expected one`,
        );
    }
  }
  for (const dimension of DIMENSIONS) {
    const holders = causes.filter((cause) => plan.causes[cause]?.dimensions.includes(dimension));
    if (holders.length !== 1)
      report.key(
        ['causes'],
        `found ${holders.length === 0 ? 'no cause' : holders.join(', ')} for the dimension ${dimension}, expected one cause`,
      );
  }
}
