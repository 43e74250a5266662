import { plusDays, plusWorkingDays } from '../../config/calendar/days.ts';
import type { CalendarEntry } from '../../config/calendar/entry.ts';

/** The days of a period, and the last one to send its report. */
export interface PeriodDays {
  from: string;
  to: string;
  dueOn: string;
}

export const PERIOD_KINDS = ['month', 'quarter', 'half-year', 'nine-months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Keys of months, quarters and years are those that provinces publish; those of 6 and of 9 months are assumed. */
const KINDS: Readonly<Record<PeriodKind, { pattern: RegExp; months: number }>> = {
  month: { pattern: /^(\d{4})(0[1-9]|1[0-2])$/, months: 1 },
  quarter: { pattern: /^(\d{4})([1-4])$/, months: 3 },
  'half-year': { pattern: /^(\d{4})-6T([12])$/, months: 6 },
  'nine-months': { pattern: /^(\d{4})-9T$/, months: 9 },
  year: { pattern: /^(\d{4})$/, months: 12 },
};

/** What any key of a period looks like. */
export const PERIOD_KEY = /^\d{4}(?:[1-4]|0[1-9]|1[0-2]|-6T[12]|-9T)?$/;
export const LIKE_PERIODS = '202507, 20253, 2025-6T1, 2025-6T2, 2025-9T or 2025';

/** What kind of period a key is of; undefined where it is none. */
export function kindOfPeriod(key: string): PeriodKind | undefined {
  return PERIOD_KINDS.find((kind) => KINDS[kind].pattern.test(key));
}

/** The day on which the figures of a period close: the 14th of its last month. @throws RangeError for another key */
export function closingOf(key: string): string {
  const { year, last } = read(key);
  return dayOf(year * 12 + last - 1);
}

/**
 * The days of a period by its key: figures are of the 15th of the month before it to the 14th of its last month (NĐ
 * 09/2019/NĐ-CP, article 12).
 * @throws RangeError for another key
 */
export function daysOf(key: string, calendar: CalendarEntry, daysToSend: number): PeriodDays {
  const { year, last, months } = read(key);
  const to = closingOf(key);
  const from = plusDays(dayOf(year * 12 + last - 1 - months), 1);
  return { from, to, dueOn: plusWorkingDays(calendar, to, daysToSend) };
}

/** The year of a period, its last month from 1 to 12, and how many months it has. */
function read(key: string): { year: number; last: number; months: number } {
  const kind = kindOfPeriod(key);
  if (kind === undefined) throw new RangeError(`no period ${key}`);
  const { pattern, months } = KINDS[kind];
  const [, year, part = '1'] = pattern.exec(key) ?? [];
  return { year: Number(year), last: Number(part) * months, months };
}

/** The 14th of a month, counted from the year 0. */
function dayOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-14`;
}
