import { addWorkingDays } from '../../data/calendar.ts';

export type PeriodKind = 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year';

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

interface Kind {
  pattern: RegExp;
  months: number;
  name(year: number, part: number): string;
}

/** The keys of 6 and of 9 months are assumed. */
const KINDS: Readonly<Record<PeriodKind, Kind>> = {
  month: {
    ...{ pattern: /^(\d{4})(0[1-9]|1[0-2])$/, months: 1 },
    name: (year, part) => `Tháng ${part}/${year}`,
  },
  quarter: {
    ...{ pattern: /^(\d{4})([1-4])$/, months: 3 },
    name: (year, part) => `Quý ${part}/${year}`,
  },
  'half-year': {
    ...{ pattern: /^(\d{4})-6T([12])$/, months: 6 },
    name: (year, part) => `6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  },
  'nine-months': {
    ...{ pattern: /^(\d{4})-9T$/, months: 9 },
    name: (year) => `9 tháng năm ${year}`,
  },
  year: { pattern: /^(\d{4})$/, months: 12, name: (year) => `Năm ${year}` },
};

/** How a key may be misread. */
export interface PeriodSpoil {
  isMonthEnd?: boolean;
  isByCalendarDays?: boolean;
  isFromJanuary?: boolean;
}

interface Read {
  kind: PeriodKind;
  year: number;
  part: number;
}

function read(key: string): Read | undefined {
  for (const kind of Object.keys(KINDS) as PeriodKind[]) {
    const found = KINDS[kind].pattern.exec(key);
    if (found !== null) return { kind, year: Number(found[1]), part: Number(found[2] ?? 1) };
  }
  return undefined;
}

/** The period with this key; undefined where there is none. */
export function periodOf(key: string, spoil: PeriodSpoil = {}): Period | undefined {
  const found = read(key);
  if (found === undefined) return undefined;
  const { kind, year, part } = found;
  const { months, name } = KINDS[kind];
  const closing = Temporal.PlainDate.from({ year, month: part * months, day: 14 });
  const isLong = kind === 'half-year' || kind === 'nine-months';
  const isCalendar = spoil.isMonthEnd === true || (isLong && spoil.isFromJanuary === true);
  const to = isCalendar ? closing.with({ day: closing.daysInMonth }) : closing;
  const first = closing.subtract({ months }).with({ day: 15 });
  const from =
    isLong && spoil.isFromJanuary === true ? first.add({ months: 1 }).with({ day: 1 }) : first;
  const dueOn =
    spoil.isByCalendarDays === true
      ? closing.add({ days: DAYS_TO_SEND })
      : addWorkingDays(closing, DAYS_TO_SEND);
  return {
    ...{ key, kind, name: name(year, part) },
    ...{ from: from.toString(), to: to.toString(), dueOn: dueOn.toString() },
  };
}

/** The key of the period before; empty for a key that is none. */
export function periodBefore(key: string): string {
  const found = read(key);
  if (found === undefined) return '';
  const { kind, year, part } = found;
  const { months } = KINDS[kind];
  if (kind === 'year') return String(year - 1);
  if (kind === 'nine-months') return `${year - 1}-9T`;
  const last = 12 / months;
  const [then, before] = part > 1 ? [year, part - 1] : [year - 1, last];
  if (kind === 'half-year') return `${then}-6T${before}`;
  return `${then}${String(before).padStart(kind === 'month' ? 2 : 1, '0')}`;
}
