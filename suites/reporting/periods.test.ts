import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay, plusDays, workingDaysBetween } from '../../config/calendar/days.ts';
import { configOfSuites } from '../journey.ts';
import { daysOf } from './periods.ts';

const { calendar } = configOfSuites().plan;

test.each([
  ['202507', '2025-06-15', '2025-07-14', '2025-07-16', 'a month'],
  ['202501', '2024-12-15', '2025-01-14', '2025-01-16', 'a month over the turn of the year'],
  ['202602', '2026-01-15', '2026-02-14', '2026-02-24', 'over the Lunar New Year'],
  ['20253', '2025-06-15', '2025-09-14', '2025-09-16', 'a quarter that closes on a Sunday'],
  ['20251', '2024-12-15', '2025-03-14', '2025-03-18', 'a quarter over a weekend'],
  ['2025-6T1', '2024-12-15', '2025-06-14', '2025-06-17', 'six months that close on a Saturday'],
  ['2025-6T2', '2025-06-15', '2025-12-14', '2025-12-16', 'the six months after them'],
  ['2024-9T', '2023-12-15', '2024-09-14', '2024-09-17', 'nine months with a leap day in them'],
  ['2024', '2023-12-15', '2024-12-14', '2024-12-17', 'a year with a leap day in it'],
])('%s is %s to %s, to be sent by %s: %s', (key, from, to, dueOn) => {
  expect(daysOf(key, calendar, 2)).toEqual({ from, to, dueOn });
});

test('months follow each other without a gap, and none is due on a day off', () => {
  const months = fc.record({
    year: fc.integer({ min: 2020, max: 2040 }),
    month: fc.integer({ min: 1, max: 11 }),
  });
  fc.assert(
    fc.property(months, ({ year, month }) => {
      const key = (n: number) => `${year}${String(n).padStart(2, '0')}`;
      const [one, next] = [daysOf(key(month), calendar, 2), daysOf(key(month + 1), calendar, 2)];
      expect(next.from).toBe(plusDays(one.to, 1));
      expect(isWorkingDay(calendar, one.dueOn)).toBe(true);
      expect(workingDaysBetween(calendar, one.to, one.dueOn)).toBe(2);
    }),
  );
});

test.each(['202513', '20250', '25', '2025Q1', '2025-6T', '2025-6T3', '2025-9T1', ''])(
  '%s is no period',
  (key) => {
    expect(() => daysOf(key, calendar, 2)).toThrow(RangeError);
  },
);
