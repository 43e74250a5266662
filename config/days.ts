import { z } from 'zod';
import { ClockTime, PlainDate, Text } from './words.ts';

/** Working days and hours. Counting days here needs no Temporal, so that suites can use it under any Node. */
export const CalendarEntry = z.strictObject({
  /** ISO weekdays, 1 is Monday. */
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .describe('a list of weekdays from 1 (Monday) to 7 (Sunday)'),
  hours: z.array(z.strictObject({ from: ClockTime, to: ClockTime })).min(1),
  holidays: z.array(
    z.strictObject({
      date: PlainDate,
      name: Text,
      source: z.string().min(1),
      /** True where the decision for the year was not published yet. */
      assumed: z.boolean().default(false),
    }),
  ),
  /** Days off by the week that were made working days in exchange. */
  workdays: z.array(z.strictObject({ date: PlainDate, source: z.string().min(1) })).default([]),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

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
