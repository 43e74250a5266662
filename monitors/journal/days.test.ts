import { expect, test } from 'vitest';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import type { WatchedDay } from '../../records/samples/watched-days.ts';
import { testFacts } from '../testing/facts.ts';
import { DAYS, daysOf, firstDay } from './days.ts';
import { HoursWatched } from './hours-watched.ts';
import type { Entry } from './opinions.ts';

/** 10:30 on 1 July in the plan's time zone. */
const NOW = Date.parse('2025-07-01T03:30:00Z');
const facts = testFacts({ home: '', office: 'schedule: working-hours', slow: 'interval: 6h' });
const ALL = 0xff_ff_ff;

const watched = (probe: string, day: string, judged: number, announced = 0): WatchedDay => ({
  ...{ probe, platform: 'counter', day, judged, announced },
});
const incident = (openedAt: string, closedAt: string | null, severity = 'S2') =>
  ({ platform: 'counter', openedAt, closedAt, severity }) as IncidentRecord;

function told(rows: WatchedDay[], incidents: IncidentRecord[] = []) {
  const days = daysOf(facts, 'counter', rows, incidents, NOW);
  return (day: string) => days.find((one) => one.day === day);
}

test('there are ninety days, today the last, and nothing is known of any', () => {
  const days = daysOf(facts, 'counter', [], [], NOW);
  expect(days).toHaveLength(DAYS);
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2025-04-03', '2025-07-01']);
  expect(firstDay(facts.plan.timeZone, NOW)).toBe('2025-04-03');
  expect(
    days.every(({ known, worst, announced }) => known + Number(announced) === 0 && worst === null),
  ).toBe(true);
});

test('a day is known by the share of its hours in which it was judged, today by those so far', () => {
  const day = told([
    watched('home', '2025-06-29', ALL),
    watched('home', '2025-06-30', 0xf_ff),
    watched('home', '2025-07-01', ALL),
    watched('home', '2025-06-28', 0),
    watched('home', '2025-06-27', 0x00_0f_ff, 0xff_f0_00),
  ]);
  expect(day('2025-06-29')?.known).toBe(1);
  expect(day('2025-06-30')?.known).toBe(0.5);
  expect(day('2025-07-01')?.known).toBe(1);
  expect(day('2025-06-28')?.known).toBe(0);
  expect(day('2025-06-27')).toMatchObject({ known: 1, announced: true });
  expect(told([watched('home', '2025-07-01', 1)])('2025-07-01')?.known).toBeCloseTo(1 / 11);
});

test('a probe that could judge nothing takes its part of the day, one out of its hours none', () => {
  const day = told([
    ...[watched('home', '2025-06-30', ALL), watched('slow', '2025-06-30', 0)],
    ...[watched('home', '2025-06-29', ALL), watched('office', '2025-06-29', 0x01_ff_80)],
    ...[watched('home', '2025-06-28', ALL), watched('office', '2025-06-28', 0)],
    watched('office', '2025-06-27', 0xf_ff),
  ]);
  expect(day('2025-06-30')?.known).toBe(0.5);
  expect(day('2025-06-29')?.known).toBe(1);
  expect(day('2025-06-28')?.known).toBe(0.5);
  expect(day('2025-06-27')?.known).toBe(0.5);
});

test('an incident darkens each day it lasted, once where several overlap, by the local midnight', () => {
  const day = told(
    [],
    [
      // From 23:00 on 28 June to 01:00 on 29 June, and one within it.
      incident('2025-06-28T16:00:00Z', '2025-06-28T18:00:00Z', 'S3'),
      incident('2025-06-28T16:30:00Z', '2025-06-28T17:30:00Z', 'S1'),
      incident('2025-07-01T02:30:00Z', null),
      incident('2025-06-20T02:00:00Z', '2025-06-20T02:00:00Z'),
    ],
  );
  expect(day('2025-06-28')).toMatchObject({ worst: 'S1', troubleMs: 3_600_000 });
  expect(day('2025-06-29')).toMatchObject({ worst: 'S1', troubleMs: 3_600_000 });
  expect(day('2025-06-30')).toMatchObject({ worst: null, troubleMs: 0 });
  expect(day('2025-07-01')).toMatchObject({ worst: 'S2', troubleMs: 3_600_000 });
  expect(day('2025-06-20')).toMatchObject({ worst: 'S2', troubleMs: 0 });
});

test('an incident of another platform is not one of this', () => {
  const other = { ...incident('2025-07-01T02:30:00Z', null), platform: 'other' };
  expect(told([], [other])('2025-07-01')?.worst).toBeNull();
});

const entry = (probe: string, at: string, outcome: Entry['outcome']): Entry => ({
  ...{ probe, platform: 'counter', vantage: 'here', outcome, reason: '', evidence: '' },
  ...{ at, durationSeconds: 0.1, confirmed: false },
});

test('a look speaks for the hours until the next one; one that judged nothing for none', () => {
  const hours = new HoursWatched();
  const first = hours.of(facts, [entry('slow', '2025-06-30T15:00:00Z', 'success')]);
  // From 22:00 on: six hours more.
  expect(first).toEqual([
    watched('slow', '2025-06-30', 0b11 << 22),
    watched('slow', '2025-07-01', 0b1_1111),
  ]);
  hours.wrote(first);
  expect(hours.of(facts, [entry('slow', '2025-06-30T15:10:00Z', 'failure')])).toEqual([]);
  expect(hours.of(facts, [entry('slow', '2025-06-30T21:00:00Z', 'refused')])).toEqual([]);
  expect(hours.of(facts, [entry('home', '2025-06-30T15:00:00Z', 'blocked')])).toEqual([
    watched('home', '2025-06-30', 0),
  ]);
});
