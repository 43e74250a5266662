import { addWorkingDays } from '../../data/calendar.ts';
import type { Form } from './forms.ts';

export type PeriodKind = Form['period'];

/** A period of reporting: what it is called, the days its figures are of, and the last day to send them. */
export interface Period {
  key: string;
  kind: PeriodKind;
  name: string;
  /** ISO dates. */
  from: string;
  to: string;
  dueOn: string;
}

/** Working days after the figures close. Assumed for all periods after a province's regulation for months. */
const DAYS_TO_SEND = 2;

const PATTERNS: Readonly<Record<PeriodKind, RegExp>> = {
  month: /^\d{4}(?:0[1-9]|1[0-2])$/,
  quarter: /^\d{4}[1-4]$/,
  year: /^\d{4}$/,
};

/** How a key may be misread. */
export interface PeriodSpoil {
  isMonthEnd?: boolean;
  isByCalendarDays?: boolean;
}

/** The period with this key; undefined where there is none. */
export function periodOf(key: string, spoil: PeriodSpoil = {}): Period | undefined {
  const kind = (Object.keys(PATTERNS) as PeriodKind[]).find((one) => PATTERNS[one].test(key));
  if (kind === undefined) return undefined;
  const year = Number(key.slice(0, 4));
  const part = Number(key.slice(4));
  const months = kind === 'month' ? 1 : kind === 'quarter' ? 3 : 12;
  const last = kind === 'year' ? 12 : part * months;
  const closing = Temporal.PlainDate.from({ year, month: last, day: 14 });
  const to = spoil.isMonthEnd === true ? closing.with({ day: closing.daysInMonth }) : closing;
  const from = closing.subtract({ months }).with({ day: 15 });
  const dueOn =
    spoil.isByCalendarDays === true
      ? closing.add({ days: DAYS_TO_SEND })
      : addWorkingDays(closing, DAYS_TO_SEND);
  const name =
    kind === 'year' ? `Năm ${year}` : `${kind === 'month' ? 'Tháng' : 'Quý'} ${part}/${year}`;
  return { key, kind, name, from: from.toString(), to: to.toString(), dueOn: dueOn.toString() };
}

/** The key of the period before. */
export function periodBefore(key: string): string {
  const year = Number(key.slice(0, 4));
  const part = Number(key.slice(4));
  if (key.length === 4) return String(year - 1);
  if (part > 1) return `${year}${String(part - 1).padStart(key.length - 4, '0')}`;
  return `${year - 1}${key.length === 6 ? '12' : '4'}`;
}
