import { describe, expect, it } from 'vitest';
import { addWorkingDays, countWorkingDays, isWorkingDay } from './calendar.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('working days', () => {
  it.each([
    ['over a weekend', '2025-07-03', 2, '2025-07-07'],
    ['received on a Saturday', '2025-07-05', 1, '2025-07-07'],
    ['over Tết 2025', '2025-01-23', 3, '2025-02-04'],
    ['over Tết 2026', '2026-02-12', 5, '2026-02-26'],
    ['over Tết 2027', '2027-02-03', 2, '2027-02-12'],
    ['over 30/4 and 1/5 in 2026', '2026-04-29', 1, '2026-05-04'],
    ['over the Hùng Kings day moved to Monday in 2026', '2026-04-24', 1, '2026-04-28'],
    ['over Independence Day 2025', '2025-08-29', 1, '2025-09-03'],
    ['over New Year 2027', '2026-12-31', 1, '2027-01-04'],
    ['no days', '2025-07-03', 0, '2025-07-03'],
  ])('%s: %s + %i = %s', (_, from, days, to) => {
    expect(addWorkingDays(day(from), days).toString()).toBe(to);
  });

  it('are more when holidays are ignored', () => {
    expect(addWorkingDays(day('2026-02-12'), 5, true).toString()).toBe('2026-02-19');
  });

  it('are not on any day of Tết', () => {
    for (let d = 14; d <= 22; d += 1) expect(isWorkingDay(day(`2026-02-${d}`))).toBe(false);
    expect(isWorkingDay(day('2026-02-23'))).toBe(true);
  });

  it('count back to what was added', () => {
    const from = day('2026-01-05');
    for (let days = 0; days < 80; days += 1) {
      expect(countWorkingDays(from, addWorkingDays(from, days))).toBe(days);
    }
  });
});
