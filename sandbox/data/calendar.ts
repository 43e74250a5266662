import { readCsv } from './csv.ts';

const daysOff = new Set(
  readCsv(new URL('holidays.csv', import.meta.url)).flatMap((row) => {
    const last = Temporal.PlainDate.from(row['to'] ?? '');
    const days: string[] = [];
    let day = Temporal.PlainDate.from(row['from'] ?? '');
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      days.push(day.toString());
    }
    return days;
  }),
);

/** Saturdays, Sundays and the holidays of `data/holidays.csv` (2025–2027) are no working days. */
export function isWorkingDay(day: Temporal.PlainDate, ignoreHolidays = false): boolean {
  return day.dayOfWeek < 6 && (ignoreHolidays || !daysOff.has(day.toString()));
}

/**
 * The day after `workingDays` working days. The day of reception does not count
 * (Nghị định 61/2018/NĐ-CP: from the day after).
 */
export function addWorkingDays(
  from: Temporal.PlainDate,
  workingDays: number,
  ignoreHolidays = false,
): Temporal.PlainDate {
  let day = from;
  for (let left = workingDays; left > 0;) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, ignoreHolidays)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and with `to`; 0 if `to` is not later. */
export function countWorkingDays(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  let day = from.add({ days: 1 });
  for (; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
