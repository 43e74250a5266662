import { insideWindow } from '../../config/calendar/due.ts';
import { isWorkingDay } from '../../config/calendar/days.ts';
import type { ProbeEntry } from '../../config/monitoring/monitors.ts';
import type { Plan } from '../../config/plan/plan.ts';

/** Whether a moment (Unix time in milliseconds) lies within a probe's schedule, in the plan's time zone. */
export function withinHours(
  plan: Pick<Plan, 'calendar' | 'timeZone'>,
  schedule: ProbeEntry['schedule'],
  wall: number,
): boolean {
  if (schedule === 'always') return true;
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(wall));
  if (schedule !== 'working-hours')
    return insideWindow({ loadWindows: schedule, timeZone: plan.timeZone }, instant.toString());
  const local = instant.toZonedDateTimeISO(plan.timeZone);
  const clock = local.toPlainTime().toString().slice(0, 5);
  return (
    isWorkingDay(plan.calendar, local.toPlainDate().toString()) &&
    plan.calendar.hours.some(({ from, to }) => from <= clock && clock < to)
  );
}
