import { isWorkingDay, plusDays, plusWorkingDays } from './days.ts';
import { WEEKDAYS } from './weekdays.ts';
import type { Due, Phase, Plan } from '../plan/plan.ts';
import type { CalendarEntry, Weekday, Window } from './entry.ts';

type Zoned = Temporal.ZonedDateTime;

/**
 * When something found at `from` is due.
 * Minutes and hours run by the clock, day and night. Working days end with the last working hour of the day, and the
 * day it was found does not count. Working hours run only inside the calendar's hours.
 * @param from ISO 8601 instant
 * @returns ISO 8601 instant in UTC; null for `next release`
 */
export function dueAt(
  plan: Pick<Plan, 'calendar' | 'timeZone'>,
  from: string,
  due: Due,
): string | null {
  if (due === 'next release') return null;
  const [, count = '', unit = ''] = /^(\d+) (.+?)s?$/.exec(due) ?? [];
  const start = Temporal.Instant.from(from);
  const local = start.toZonedDateTimeISO(plan.timeZone);
  const amount = Number(count);
  if (unit === 'minute') return text(start.add({ minutes: amount }));
  if (unit === 'hour') return text(start.add({ hours: amount }));
  if (unit === 'working hour')
    return text(plusWorkingHours(plan.calendar, local, amount).toInstant());
  const day = plusWorkingDays(plan.calendar, local.toPlainDate().toString(), amount);
  return text(at(day, closing(plan.calendar), plan.timeZone).toInstant());
}

/** The phase of the plan at a moment, null outside all of them. */
export function phaseAt(plan: Pick<Plan, 'phases' | 'timeZone'>, instant: string): Phase | null {
  const local = localTime(plan.timeZone, instant);
  return plan.phases.find((p) => p.from <= local && (p.to === undefined || local < p.to)) ?? null;
}

/** Whether load and security probing of a live target is allowed at a moment. */
export function insideWindow(
  plan: Pick<Plan, 'loadWindows' | 'timeZone'>,
  instant: string,
): boolean {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(plan.timeZone);
  const clock = local.toPlainTime().toString().slice(0, 5);
  const today = weekday(local.dayOfWeek);
  const yesterday = weekday(local.subtract({ days: 1 }).dayOfWeek);
  return plan.loadWindows.some((window) =>
    window.from < window.to
      ? window.days.includes(today) && window.from <= clock && clock < window.to
      : overMidnight(window, today, yesterday, clock),
  );
}

/** The local day of a moment, `2025-06-28`. */
export function localDay(timeZone: string, instant: string): string {
  return localTime(timeZone, instant).slice(0, 10);
}

function overMidnight(window: Window, today: Weekday, yesterday: Weekday, clock: string): boolean {
  return (
    (window.days.includes(today) && window.from <= clock) ||
    (window.days.includes(yesterday) && clock < window.to)
  );
}

function weekday(iso: number): Weekday {
  return WEEKDAYS[iso - 1] ?? 'mon';
}

function localTime(timeZone: string, instant: string): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function plusWorkingHours(calendar: CalendarEntry, from: Zoned, hours: number): Zoned {
  let left = hours * 3_600_000;
  let day = from.toPlainDate().toString();
  for (let step = 0; step < 3_660; step++) {
    if (isWorkingDay(calendar, day)) {
      for (const stretch of calendar.hours) {
        const opens = at(day, stretch.from, from.timeZoneId);
        const closes = at(day, stretch.to, from.timeZoneId);
        const starts = Temporal.ZonedDateTime.compare(from, opens) > 0 ? from : opens;
        const free = closes.epochMilliseconds - starts.epochMilliseconds;
        if (free >= left) return starts.add({ milliseconds: left });
        if (free > 0) left -= free;
      }
    }
    day = plusDays(day, 1);
  }
  throw new RangeError(`no ${hours} working hours after ${from.toString()} within ten years`);
}

function closing(calendar: CalendarEntry): string {
  return (
    calendar.hours
      .map((stretch) => stretch.to)
      .sort()
      .at(-1) ?? '24:00'
  );
}

function at(day: string, clock: string, timeZone: string): Zoned {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone });
  if (clock === '24:00') return start.add({ days: 1 });
  return start.withPlainTime(Temporal.PlainTime.from(clock));
}

function text(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}
