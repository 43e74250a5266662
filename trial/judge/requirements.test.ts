import { expect, test } from 'vitest';
import { Platform } from '../../config/platforms/platform.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { judgeRequirements, thresholdVerdict } from './requirements.ts';

const text = (one: string) => ({ vi: one, en: one });
const platform = Platform.parse({
  ...{ slug: 'p', prefix: 'PP', name: text('P'), addresses: ['p'], roles: ['visitor'] },
  requirements: {
    'PP-01': { title: text('một'), source: 's', weight: 'critical', dimension: 'function' },
    'PP-02': { title: text('hai'), source: 's', weight: 'major', dimension: 'performance' },
  },
  journeys: { walk: { title: text('đi'), role: 'visitor', effect: 'reads', proves: ['PP-01'] } },
  checks: { look: { title: text('nhìn'), effect: 'reads', proves: ['PP-01'] } },
  load: {
    peak: {
      ...{ title: text('tải'), script: 'peak.ts', rate: 1, duration: '1s' },
      thresholds: [{ metric: 'm', expression: 'avg<1', proves: ['PP-02'] }],
    },
  },
});
const rules = {
  ...{ criticalPass: 1, allPass: 1, retries: 1, freshHours: 24 },
  openDefects: { S1: 'none', S2: 'none', S3: 'none', S4: 'none' },
  flakyCounts: { critical: false, major: true, minor: true },
} as const;

function ran(
  kind: CaseRecord['kind'],
  name: string,
  verdict: Verdict,
  more: Partial<CaseRecord> = {},
): CaseRecord {
  return {
    ...{ id: `${kind}-${name}`, platform: 'p', kind, name, title: name, file: 'f', line: 1 },
    ...{ requirements: [], verdict, flaky: false, attempts: 1, startedAt: '', durationMs: 1 },
    ...{ steps: [], evidence: [], ...more },
  };
}

function load(ok: boolean | null, samples: number): LoadRecord {
  return {
    ...{ platform: 'p', profile: 'peak', title: text('tải'), startedAt: '', durationMs: 1 },
    ...{ verdict: 'pass', requests: [], throughput: 1, series: [], evidence: [] },
    thresholds: [
      {
        metric: 'm',
        expression: 'avg<1',
        ok,
        samples,
        value: 0,
        proves: ['PP-02'],
        assumed: false,
      },
    ],
  };
}

const judge = (cases: CaseRecord[], loads: LoadRecord[] = []) =>
  Object.fromEntries(
    judgeRequirements(platform, rules, cases, loads).map((one) => [one.id, one.verdict]),
  );

const both = [ran('journey', 'walk', 'pass'), ran('check', 'look', 'pass')];

test('a pass needs every proof the plan names', () => {
  expect(judge(both, [load(true, 9)])).toEqual({ 'PP-01': 'pass', 'PP-02': 'pass' });
  expect(judge(both.slice(0, 1))).toEqual({ 'PP-01': 'not-run', 'PP-02': 'not-run' });
  expect(judge([])).toEqual({ 'PP-01': 'not-run', 'PP-02': 'not-run' });
});

test.each(['fail', 'blocked', 'not-run'] as const)(
  'one proof that is %s makes the requirement so',
  (verdict) => {
    expect(judge([both[0]!, ran('check', 'look', verdict)])['PP-01']).toBe(verdict);
  },
);

test("a tester's own case can only take away from a pass", () => {
  const own = (verdict: Verdict) => ran('case', '', verdict, { requirements: ['PP-01'] });
  expect(judge([...both, own('pass')])['PP-01']).toBe('pass');
  expect(judge([...both, own('fail')])['PP-01']).toBe('fail');
  expect(judge([own('pass')])['PP-01']).toBe('not-run');
});

test('a case of another platform proves nothing here', () => {
  expect(judge(both.map((one) => ({ ...one, platform: 'q' })))['PP-01']).toBe('not-run');
});

test('a flaky pass counts only where the plan lets it', () => {
  const flaky = both.map((one) => ({ ...one, flaky: true }));
  expect(judge(flaky)['PP-01']).toBe('blocked');
});

test('a threshold without samples, without a result or crossed is no pass', () => {
  expect(judge(both, [load(true, 0)])['PP-02']).toBe('blocked');
  expect(judge(both, [load(null, 5)])['PP-02']).toBe('blocked');
  expect(judge(both, [load(false, 5)])['PP-02']).toBe('fail');
  expect(judge(both, [{ ...load(true, 5), thresholds: [] }])['PP-02']).toBe('blocked');
  expect(thresholdVerdict(undefined)).toBe('blocked');
});

test('a check that many cases prove together passes only when all of them ran', () => {
  const part = (name: string, verdict: Verdict = 'pass') =>
    ran('check', 'look', verdict, { id: name, title: name, parts: 3 });
  const walked = both[0]!;
  expect(judge([walked, part('a'), part('b'), part('c')])['PP-01']).toBe('pass');
  expect(judge([walked, part('a'), part('b')])['PP-01']).toBe('not-run');
  expect(judge([walked, part('a'), part('b'), part('c', 'fail')])['PP-01']).toBe('fail');
});

test('why a case did not run is the reason of its requirement, in both languages', () => {
  const reason = { vi: 'sản phẩm không có', en: 'the product lacks it' };
  const cases = [both[0]!, ran('check', 'look', 'not-run', { reason })];
  const [judged] = judgeRequirements(platform, rules, cases, []);
  expect(judged).toMatchObject({
    verdict: 'not-run',
    reasons: [
      {
        vi: '“look” chưa thực hiện: sản phẩm không có',
        en: '"look" did not run: the product lacks it',
      },
    ],
  });
});
