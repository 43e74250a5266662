import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateRules } from '../../config/plan/plan.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { Selection } from '../../records/runs/run.ts';
import type { RequirementVerdict, Waiver } from '../../records/runs/verdict.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { Weight } from '../../words/scales/weight.ts';
import { harnessFault } from '../wording.ts';
import { decide, decideAll, type GateInput } from './gate.ts';
import { narrowed } from './narrowed.ts';

const rules: GateRules = {
  criticalPass: 1,
  allPass: 0.95,
  openDefects: { S1: 'none', S2: 'waiver', S3: 'allowed', S4: 'allowed' },
  flakyCounts: { critical: false, major: true, minor: true },
  retries: 1,
  freshHours: 24,
};

function requirement(
  id: string,
  verdict: Verdict,
  weight: Weight = 'critical',
): RequirementVerdict {
  return {
    ...{ id, verdict, weight, title: { vi: id, en: id }, source: '', dimension: 'function' },
    ...{ assumed: false, reasons: [], proof: [] },
  };
}

function defect(severity: DefectRecord['severity'], state: DefectRecord['state']): DefectRecord {
  return {
    ...{ id: 'LOI-0001', fingerprint: 'f', platform: 'p', requirements: ['P-01'], caseId: 'c' },
    ...{ title: '', severity, state, owner: 'vnpt', ownerName: { vi: '', en: '' } },
    ...{ foundAt: '', dueAt: null, closedAt: null, firstRun: '', lastRun: '', occurrences: 1 },
    ...{ feature: '', unit: '', reportedBy: '', channel: '', stepsToReproduce: [], expected: '' },
    ...{ actual: '', causeGroup: '', solution: '', retestResult: '', confirmedBy: '' },
    ...{ evidence: [], history: [] },
  };
}

function waiver(what: Partial<Waiver>): Waiver {
  return {
    signer: 'Giám đốc',
    reason: 'tạm chấp thuận',
    expires: '2025-07-31',
    applied: false,
    ...what,
  };
}

const input = (more: Partial<GateInput>): GateInput => ({
  rules,
  requirements: [requirement('P-01', 'pass')],
  ...{ defects: [], passed: new Set(), harness: [], narrowed: [], waivers: [] },
  ...more,
});

const decision = (more: Partial<GateInput>) => decide(input(more)).decision;

describe('a platform', () => {
  test('goes when everything was proved', () => {
    expect(decision({})).toBe('go');
  });

  test('does not go for a critical failure, and the reason names it', () => {
    const result = decide(
      input({ requirements: [requirement('P-01', 'fail'), requirement('P-02', 'pass')] }),
    );
    expect(result.decision).toBe('no-go');
    expect(result.reasons[0]).toMatchObject({ rule: 'gate.criticalPass' });
    expect(result.reasons[0]?.text.vi).toContain('P-01');
  });

  test.each(['blocked', 'not-run'] as const)('is undecided while something is %s', (verdict) => {
    expect(decision({ requirements: [requirement('P-01', verdict, 'minor')] })).toBe('undecided');
  });

  test('is undecided without a requirement, or after a fault of ours', () => {
    expect(decision({ requirements: [] })).toBe('undecided');
    expect(decision({ harness: [harnessFault('no-tests')] })).toBe('undecided');
  });

  test('goes with one minor failure in twenty, not with two', () => {
    const many = Array.from({ length: 18 }, (_, n) => requirement(`P-${n}`, 'pass'));
    const red = (id: string) => requirement(id, 'fail', 'minor');
    expect(decision({ requirements: [...many, requirement('P-98', 'pass'), red('P-99')] })).toBe(
      'go',
    );
    expect(decision({ requirements: [...many, red('P-98'), red('P-99')] })).toBe('no-go');
  });
});

describe('an open defect', () => {
  test.each([
    ['S1', 'new', 'no-go'],
    ['S1', 'reopened', 'no-go'],
    ['S1', 'fixed', 'no-go'],
    ['S1', 'closed', 'go'],
    ['S2', 'new', 'no-go'],
    ['S3', 'new', 'go'],
    ['S4', 'new', 'go'],
  ] as const)('%s in state %s: %s', (severity, state, expected) => {
    expect(decision({ defects: [defect(severity, state)] })).toBe(expected);
  });

  test('waiting for its retest does not hold when its case passed in this run, and holds when it did not', () => {
    const defects = [defect('S1', 'retest')];
    expect(decision({ defects, passed: new Set(['c']) })).toBe('go');
    expect(decision({ defects })).toBe('no-go');
  });

  test('S2 is covered by a waiver, S1 is not', () => {
    const waivers = [waiver({ defect: 'LOI-0001' })];
    expect(decision({ defects: [defect('S2', 'new')], waivers })).toBe('go');
    expect(decision({ defects: [defect('S1', 'new')], waivers })).toBe('no-go');
  });
});

test('a waived requirement does not count as failed, and the waiver is reported as applied', () => {
  const result = decide(
    input({
      requirements: [requirement('P-01', 'fail'), requirement('P-02', 'pass')],
      waivers: [waiver({ requirement: 'P-01' }), waiver({ requirement: 'P-02' })],
    }),
  );
  expect(result.decision).toBe('go');
  expect(result.applied.map((one) => one.requirement)).toEqual(['P-01']);
});

test('a waiver never turns what was not judged into a pass', () => {
  const waivers = [waiver({ requirement: 'P-01' })];
  expect(decision({ requirements: [requirement('P-01', 'blocked')], waivers })).toBe('undecided');
});

test('a go means that every requirement was judged and no critical one is red, whatever the mix', () => {
  const verdict = fc.constantFrom<Verdict>('pass', 'fail', 'blocked', 'not-run');
  const weight = fc.constantFrom<Weight>('critical', 'major', 'minor');
  fc.assert(
    fc.property(fc.array(fc.tuple(verdict, weight), { maxLength: 60 }), (mix) => {
      const requirements = mix.map(([v, w], n) => requirement(`P-${n}`, v, w));
      if (decision({ requirements }) !== 'go') return;
      expect(requirements.length).toBeGreaterThan(0);
      expect(requirements.every((one) => one.verdict === 'pass' || one.verdict === 'fail')).toBe(
        true,
      );
      expect(requirements.some((one) => one.verdict === 'fail' && one.weight === 'critical')).toBe(
        false,
      );
    }),
  );
});

const named = (name: string) => ({ name: { vi: `Nền tảng ${name}`, en: `Platform ${name}` } });

test('a reason among several platforms says whose it is; alone it needs no name', () => {
  const text = { vi: '3/3 yêu cầu đạt', en: '3/3 requirements passed' };
  const of = (...names: string[]) =>
    decideAll(
      names.map((one) => ({ ...named(one), decision: 'go', reasons: [{ rule: 'gate', text }] })),
    ).reasons.map((reason) => reason.text);
  expect(of('A')).toEqual([text]);
  expect(of('A', 'B').map(({ vi }) => vi)).toEqual([
    'Nền tảng A: 3/3 yêu cầu đạt',
    'Nền tảng B: 3/3 yêu cầu đạt',
  ]);
});

const whole: Selection = {
  ...{ grep: null, shard: null, otherPlatforms: [], cases: 2, digest: '', leftOut: {}, unsafe: {} },
};

test('all platforms: what is said of the whole run is said once, before what is said of each', () => {
  const ofRun = narrowed({ ...whole, shard: '1/2' }, true, 'a');
  const text = { vi: '3 yêu cầu chưa được kiểm thử', en: '3 requirements were not tested' };
  const reasons = [...ofRun, { rule: 'requirement.notRun', text }];
  const of = (...names: string[]) =>
    decideAll(names.map((one) => ({ ...named(one), decision: 'undecided', reasons }))).reasons;
  expect(of('A')).toEqual(reasons);
  expect(of('A', 'B').map((reason) => reason.text.vi)).toEqual([
    ...ofRun.map((reason) => reason.text.vi),
    'Nền tảng A: 3 yêu cầu chưa được kiểm thử',
    'Nền tảng B: 3 yêu cầu chưa được kiểm thử',
  ]);
});

test('all platforms: the worst decides, and none is undecided', () => {
  const of = (...decisions: ('go' | 'no-go' | 'undecided')[]) =>
    decideAll(decisions.map((decision) => ({ ...named('A'), decision, reasons: [] }))).decision;
  expect(of('go', 'go')).toBe('go');
  expect(of('go', 'undecided')).toBe('undecided');
  expect(of('undecided', 'no-go')).toBe('no-go');
  expect(of()).toBe('undecided');
});
