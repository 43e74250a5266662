import { expect, test } from 'vitest';
import type { LoadProfile } from '../config/platform.ts';
import { platformOf } from './journey.ts';
import { countMetricOf, isConfigured, loadOptions, longest } from './load-options.ts';

const base: LoadProfile = {
  title: { vi: 'Cao điểm', en: 'Peak' },
  script: 'peak.ts',
  duration: '30s',
  thresholds: [
    { metric: 'http_req_duration{name:file}', expression: 'avg<=2500', proves: [], assumed: true },
    { metric: 'checks', expression: 'rate==1', proves: [], assumed: true },
  ],
};

test.each([
  ['http_req_duration', 'http_reqs'],
  ['http_req_duration{name:file}', 'http_reqs{name:file}'],
  ['http_req_failed{name:search}', 'http_reqs{name:search}'],
  ['http_reqs', 'http_reqs'],
  ['checks', 'iterations'],
  ['checks{scenario:pages}', 'iterations{scenario:pages}'],
])('the samples of %s are counted by %s', (metric, count) => {
  expect(countMetricOf(metric)).toBe(count);
});

test('every threshold of every profile is paired with a count', () => {
  for (const profile of Object.values(platformOf('procedures').load)) {
    const { thresholds } = loadOptions(profile, ['home'], 4);
    for (const { metric, expression } of profile.thresholds) {
      expect(thresholds[metric]).toContain(expression);
      expect(thresholds[countMetricOf(metric)]).toContain('count>0');
    }
  }
});

test('named requests are reported by thresholds that always hold and are nobody’s', () => {
  const { thresholds } = loadOptions({ ...base, rate: 1, per: 'second' }, ['home'], 4);
  expect(thresholds['http_req_duration{name:home}']).toEqual(['max>=0']);
  expect(thresholds['http_reqs{name:home}']).toEqual(['count>=0']);
  expect(isConfigured(base, 'http_req_duration{name:home}', 'max>=0')).toBe(false);
  expect(isConfigured(base, 'checks', 'rate==1')).toBe(true);
});

test('1,000 dossiers an hour arrive evenly, with the pages around them', () => {
  const { filings, pages } = loadOptions({ ...base, rate: 1000, per: 'hour' }, [], 16).scenarios;
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
  const users = loadOptions({ ...base, users: 3 }, [], 4).scenarios;
  expect(users).toEqual({
    users: expect.objectContaining({ executor: 'constant-vus', vus: 3 }) as object,
  });
  const stages = [
    { rate: 1, duration: '10s' },
    { rate: 5, duration: '20s' },
  ];
  const { filings } = loadOptions({ ...base, stages, per: 'second' }, [], 4).scenarios;
  expect(filings).toMatchObject({ executor: 'ramping-arrival-rate', startRate: 1 });
  expect(filings?.stages?.at(-1)).toEqual({ target: 5, duration: '20s' });
  expect(longest({ ...base, stages, per: 'second' })).toBeGreaterThan(30_000);
});
