import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dueAt, insideWindow, localDay, phaseAt } from './due.ts';
import { isWorkingDay, plusDays, plusWorkingDays, weekdayOf, workingDaysBetween } from './days.ts';
import { Plan } from '../plan/plan.ts';

const plan = Plan.parse(parse(readFileSync(join(import.meta.dirname, '../plan.yaml'), 'utf8')));
const { calendar } = plan;

/** Local time in Đồng Nai as an instant. */
function vn(local: string): string {
  return new Date(`${local}:00+07:00`).toISOString();
}

describe('working days', () => {
  test.each([
    ['2025-06-27', 1, '2025-06-30', 'over a weekend'],
    ['2025-08-29', 1, '2025-09-03', 'over National Day'],
    ['2025-04-25', 1, '2025-04-26', 'a Saturday worked in exchange'],
    ['2025-04-29', 1, '2025-05-05', 'over a day off in exchange'],
    ['2026-02-13', 1, '2026-02-23', 'over the Lunar New Year'],
    ['2026-12-31', 1, '2027-01-04', 'over the turn of the year'],
    ['2025-06-28', 0, '2025-06-28', 'none'],
  ])('%s + %i = %s: %s', (day, count, expected) => {
    expect(plusWorkingDays(calendar, day, count)).toBe(expected);
  });

  const day = fc.integer({ min: 0, max: 1_000 }).map((count) => plusDays('2025-01-01', count));

  test('end on a working day and count back to where they came from', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = plusWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(workingDaysBetween(calendar, from, to)).toBe(count);
      }),
    );
  });

  test('add up', () => {
    fc.assert(
      fc.property(day, fc.nat(20), fc.nat(20), (from, a, b) => {
        const inTwo = plusWorkingDays(calendar, plusWorkingDays(calendar, from, a), b);
        expect(inTwo).toBe(plusWorkingDays(calendar, from, a + b));
      }),
    );
  });

  test('a calendar without any working day is refused, not searched for ever', () => {
    const idle = { ...calendar, weekdays: [], workdays: [] };
    expect(() => plusWorkingDays(idle, '2025-01-01', 1)).toThrow(RangeError);
  });

  test('weekdays are those of ISO 8601', () => {
    expect(weekdayOf('2025-06-30')).toBe(1);
    expect(weekdayOf('2025-06-29')).toBe(7);
  });
});

describe('a due time', () => {
  test.each([
    ['2025-06-28T09:00', '30 minutes', '2025-06-28T09:30', 'by the clock on a Saturday'],
    ['2025-06-28T23:00', '4 hours', '2025-06-29T03:00', 'by the clock at night'],
    ['2025-06-27T09:00', '3 working days', '2025-07-02T17:00', 'over a weekend'],
    ['2025-06-28T09:00', '3 working days', '2025-07-02T17:00', 'found on a Saturday'],
    ['2025-08-29T16:59', '1 working day', '2025-09-03T17:00', 'over National Day'],
    ['2025-06-27T16:00', '2 working hours', '2025-06-30T08:30', 'over a weekend'],
    ['2025-06-27T10:30', '2 working hours', '2025-06-27T14:00', 'over midday'],
    ['2025-06-27T12:00', '1 working hour', '2025-06-27T14:00', 'found at midday'],
    ['2025-06-27T07:30', '8 working hours', '2025-06-27T17:00', 'a whole day'],
    ['2025-06-27T00:30', '1 working hour', '2025-06-27T08:30', 'found at night'],
  ])('%s + %s = %s: %s', (from, due, expected) => {
    expect(dueAt(plan, vn(from), due)).toBe(vn(expected));
  });

  test('in the next release has no time', () => {
    expect(dueAt(plan, vn('2025-06-28T09:00'), 'next release')).toBeNull();
  });

  test('is the day of Đồng Nai, not of UTC', () => {
    expect(localDay(plan.timeZone, '2025-06-27T18:00:00.000Z')).toBe('2025-06-28');
    expect(dueAt(plan, '2025-06-27T18:00:00.000Z', '1 working day')).toBe(vn('2025-06-30T17:00'));
  });

  test('in working hours never falls outside them and never goes back', () => {
    const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 5, 1) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), (ms, hours) => {
        const from = new Date(ms).toISOString();
        const due = dueAt(plan, from, `${hours} working hours`) ?? '';
        expect(due > from).toBe(true);
        const local = new Date(Date.parse(due) + 7 * 3_600_000).toISOString();
        expect(isWorkingDay(calendar, local.slice(0, 10))).toBe(true);
        const clock = local.slice(11, 16);
        expect(
          calendar.hours.some(
            (h) => (h.from < clock && clock <= h.to) || (h.from <= clock && clock < h.to),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('the plan', () => {
  test.each([
    ['2025-06-22T23:59', undefined],
    ['2025-06-23T00:00', 'preparation'],
    ['2025-06-27T23:59', 'preparation'],
    ['2025-06-28T00:00', 'trial'],
    ['2025-06-29T23:59', 'trial'],
    ['2025-06-30T00:00', 'official'],
    ['2030-01-01T00:00', 'official'],
  ])('at %s is in the phase %s', (at, phase) => {
    expect(phaseAt(plan, vn(at))?.id).toBe(phase);
  });

  test.each([
    ['2025-07-07T21:59', false],
    ['2025-07-07T22:00', true],
    ['2025-07-08T03:59', true],
    ['2025-07-08T04:00', false],
    ['2025-07-06T20:00', true],
    ['2025-07-07T04:30', true],
    ['2025-07-07T03:00', true],
    ['2025-07-11T20:30', false],
    ['2025-07-12T20:30', true],
  ])('at %s load on live is allowed: %s', (at, allowed) => {
    expect(insideWindow(plan, vn(at))).toBe(allowed);
  });
});
