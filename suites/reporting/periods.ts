import { plusDays, plusWorkingDays } from '../../config/calendar/days.ts';
import type { CalendarEntry } from '../../config/calendar/entry.ts';

/** The days of a period, and the last one to send its report. */
export interface PeriodDays {
  from: string;
  to: string;
  dueOn: string;
}

const LAST_MONTH = {
  4: () => 12,
  5: (part: number) => part * 3,
  6: (part: number) => part,
} as const;
const MONTHS = { 4: 12, 5: 3, 6: 1 } as const;

/**
 * The days of a period by its key: figures are of the 15th of the month before it to the 14th of its last month (NĐ
 * 09/2019/NĐ-CP, article 12).
 * @throws RangeError for another key
 */
export function daysOf(key: string, calendar: CalendarEntry, daysToSend: number): PeriodDays {
  if (!/^\d{4}(?:[1-4]|0[1-9]|1[0-2])?$/.test(key)) throw new RangeError(`no period ${key}`);
  const length = key.length as 4 | 5 | 6;
  const year = Number(key.slice(0, 4));
  const month = LAST_MONTH[length](Number(key.slice(4)));
  const to = `${year}-${String(month).padStart(2, '0')}-14`;
  const first = year * 12 + month - 1 - MONTHS[length];
  const before = `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-14`;
  return { from: plusDays(before, 1), to, dueOn: plusWorkingDays(calendar, to, daysToSend) };
}
