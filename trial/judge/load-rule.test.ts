import { expect, test } from 'vitest';
import { LoadRules } from '../../config/plan/plan.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { hasPassed, passedThresholds } from '../load/ids.ts';
import { loadReasons } from './load-rule.ts';

const threshold = (more: Partial<ThresholdRecord>): ThresholdRecord => ({
  ...{ metric: 'http_req_duration{name:home}', expression: 'p(95)<=2500', ok: true, samples: 9 },
  ...{ value: 3000, proves: [], assumed: false, ...more },
});
const load = (thresholds: ThresholdRecord[], verdict: Verdict = 'pass'): LoadRecord => ({
  ...{ platform: 'small', profile: 'peak', title: { vi: 'Cao điểm', en: 'Peak' }, startedAt: '' },
  ...{ durationMs: 1, verdict, thresholds, requests: [], throughput: 1, series: [], evidence: [] },
});
const rules = LoadRules.parse({});

test('a crossed threshold that proves no requirement forbids the go, with what it is and what was measured', () => {
  const subject = { vi: 'Trang chủ', en: 'Home page' };
  const { broken, open } = loadReasons(rules, [load([threshold({ ok: false, subject })], 'fail')]);
  expect(open).toEqual([]);
  expect(broken).toEqual([
    {
      rule: 'load.ownThresholds',
      text: {
        vi: 'Kiểm thử tải “Cao điểm” không giữ được ngưỡng: thời gian phản hồi phân vị 95 % (Trang chủ) ≤ 2,5 s, đo được 3 s',
        en: 'The load "Peak" crossed a threshold: response time percentile 95 % (Home page) ≤ 2.5 s, measured 3 s',
      },
    },
  ]);
});

test('one that proves a requirement is reported by that, and one that was met by none', () => {
  const proving = threshold({ ok: false, proves: ['NHO-03'] });
  expect(loadReasons(rules, [load([proving, threshold({})], 'fail')]).broken).toEqual([]);
});

test('checks that did not hold have a rule of their own', () => {
  const checks = threshold({ metric: 'checks', expression: 'rate>=0.95', ok: false, from: 'plan' });
  const [reason] = loadReasons(rules, [load([checks], 'fail')]).broken;
  expect(reason?.rule).toBe('load.checks');
});

test.each(['blocked', 'not-run'] as const)(
  'a load that is %s leaves the platform open',
  (verdict) => {
    const { open } = loadReasons(rules, [load([], verdict)]);
    expect(open.map(({ rule }) => rule)).toEqual(['load.blocked']);
  },
);

test('the same profile and threshold of another platform is another', () => {
  const ran = load([threshold({})]);
  const passed = new Set(passedThresholds(ran));
  const [id = ''] = passed;
  expect(id).toBe('load:small:peak:http_req_duration{name:home}:p(95)<=2500');
  expect(hasPassed({ platform: 'small', caseId: id }, passed)).toBe(true);
  expect(hasPassed({ platform: 'other', caseId: id.replace('small', 'other') }, passed)).toBe(
    false,
  );
});

test('a defect of an older store, whose id carries no platform, is matched by its own platform', () => {
  const passed = new Set(passedThresholds(load([threshold({})])));
  const caseId = 'load:peak:http_req_duration{name:home}:p(95)<=2500';
  expect(hasPassed({ platform: 'small', caseId }, passed)).toBe(true);
  expect(hasPassed({ platform: 'other', caseId }, passed)).toBe(false);
});
