import type { CalendarEntry } from './entry.ts';
import type { PlainDate } from '../reading/values.ts';

const DAY_MS = 86_400_000;

/** ISO weekday of a day, 1 is Monday. */
export function weekdayOf(day: PlainDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The day `count` calendar days later. */
export function plusDays(day: PlainDate, count: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

export function isWorkingDay(calendar: CalendarEntry, day: PlainDate): boolean {
  if (calendar.workdays.some((entry) => entry.date === day)) return true;
  if (calendar.holidays.some((entry) => entry.date === day)) return false;
  return calendar.weekdays.includes(weekdayOf(day));
}

/**
 * The `count`th working day after `day`; the day itself does not count (Civil Code 2015, article 147).
 * @throws RangeError where the calendar has no working day within ten years
 */
export function plusWorkingDays(calendar: CalendarEntry, day: PlainDate, count: number): PlainDate {
  let here = day;
  let left = count;
  for (let step = 0; step < 3_660; step++) {
    if (left <= 0) return here;
    here = plusDays(here, 1);
    if (isWorkingDay(calendar, here)) left--;
  }
  throw new RangeError(`no ${count} working days after ${day} within ten years`);
}

/** How many working days lie after `from` up to and with `to`. */
export function workingDaysBetween(
  calendar: CalendarEntry,
  from: PlainDate,
  to: PlainDate,
): number {
  let count = 0;
  for (let here = plusDays(from, 1); here <= to; here = plusDays(here, 1))
    if (isWorkingDay(calendar, here)) count++;
  return count;
}
