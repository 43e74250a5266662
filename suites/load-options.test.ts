import { expect, test } from 'vitest';
import type { LoadProfile } from '../config/platforms/platform.ts';
import { platformOf } from './journey.ts';
import { askedTimes, loadOptions, longest, plainFlow } from './load-options.ts';

const base: LoadProfile = {
  title: { vi: 'Cao điểm', en: 'Peak' },
  script: 'peak.ts',
  duration: '30s',
  thresholds: [
    { metric: 'http_req_duration{name:file}', expression: 'avg<=2500', proves: [], assumed: true },
    { metric: 'checks', expression: 'rate==1', proves: [], assumed: true },
  ],
};

test('k6 is handed every threshold of a profile, and none that a rule of the plan adds', () => {
  for (const profile of Object.values(platformOf('procedures').load)) {
    const { thresholds } = loadOptions(profile);
    for (const { metric, expression, from } of profile.thresholds)
      if (from === undefined) expect(thresholds[metric]).toContain(expression);
      else expect(thresholds[metric] ?? []).not.toContain(expression);
  }
});

test('a script that says nothing of how many come is visited as the profile asks', () => {
  expect(plainFlow({ ...base, rate: 3, per: 'second' }).plan).toMatchObject({
    ...{ executor: 'constant-arrival-rate', exec: 'default', rate: 3, timeUnit: '1s' },
  });
  expect(plainFlow({ ...base, users: 3 }).plan).toMatchObject({ exec: 'default', vus: 3 });
});

const two = {
  filings: { exec: 'file', share: 1 },
  pages: { exec: 'browse', share: 16 },
};

test('1,000 dossiers an hour arrive evenly, with the pages around them', () => {
  const { filings, pages } = loadOptions({
    ...{ ...base, rate: 1000, per: 'hour', scenarios: two },
  }).scenarios;
  expect(filings).toMatchObject({
    executor: 'constant-arrival-rate',
    exec: 'file',
    rate: 1000,
    timeUnit: '1h',
    duration: '30s',
  });
  expect(pages).toMatchObject({ exec: 'browse', rate: 16_000, timeUnit: '1h' });
  expect(pages?.maxVUs).toBeGreaterThan(pages?.preAllocatedVUs ?? Infinity);
});

test('users walk one after another; stages rise', () => {
  const users = loadOptions({
    ...{ ...base, users: 3, scenarios: { users: { exec: 'visit', share: 1 } } },
  }).scenarios;
  expect(users).toEqual({
    users: expect.objectContaining({ executor: 'constant-vus', vus: 3 }) as object,
  });
  const stages = [
    { rate: 1, duration: '10s' },
    { rate: 5, duration: '20s' },
  ];
  const { filings } = loadOptions({ ...base, stages, per: 'second', scenarios: two }).scenarios;
  expect(filings).toMatchObject({ executor: 'ramping-arrival-rate', startRate: 1 });
  expect(filings?.stages?.at(-1)).toEqual({ target: 5, duration: '20s' });
  expect(longest({ ...base, stages, per: 'second' })).toBeGreaterThan(30_000);
});

test('what is asked for is the sum of the scenarios, in whole users', () => {
  expect(askedTimes({ ...base, rate: 10 })).toBe(1);
  expect(askedTimes({ ...base, rate: 10, scenarios: two })).toBe(17);
  const halves = { some: { exec: 'a', share: 0.5 }, others: { exec: 'b', share: 0.5 } };
  expect(askedTimes({ ...base, users: 3, scenarios: halves }) * 3).toBe(4);
  const { some, others } = loadOptions({ ...base, users: 3, scenarios: halves }).scenarios;
  expect([some?.vus, others?.vus]).toEqual([2, 2]);
});
