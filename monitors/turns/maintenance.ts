import { insideWindow } from '../../config/calendar/due.ts';
import type { Maintenance } from '../../config/monitoring/judging.ts';
import type { Plan } from '../../config/plan/plan.ts';

/** The maintenance that a platform is in at a moment (Unix time in ms), in the plan's time zone; null outside all. */
export function maintenanceOf(
  plan: Pick<Plan, 'timeZone'>,
  all: readonly Maintenance[],
  platform: string,
  wall: number,
): Maintenance | null {
  const ofPlatform = all.filter(
    ({ platforms }) => platforms === 'all' || platforms.includes(platform),
  );
  if (ofPlatform.length === 0) return null;
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(wall));
  const local = instant
    .toZonedDateTimeISO(plan.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  const holds = ({ from, to, weekly }: Maintenance) =>
    weekly === undefined
      ? from !== undefined && to !== undefined && from <= local && local < to
      : insideWindow({ loadWindows: weekly, timeZone: plan.timeZone }, instant.toString());
  return ofPlatform.find(holds) ?? null;
}
