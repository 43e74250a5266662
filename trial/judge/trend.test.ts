import { expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { sampleReport } from '../../reports/testdata/sample.ts';
import { trendOf } from './trend.ts';

/** A clean run, changed. */
function run(change: (report: TrialReport) => void = () => undefined): TrialReport {
  const report = structuredClone(sampleReport({ decision: 'go' }));
  change(report);
  return report;
}

const requirement = (report: TrialReport, index: number) =>
  report.platforms[0]!.requirements[index]!;

test('the first run has nothing to be compared with', () => {
  expect(trendOf(run(), undefined).former).toBeNull();
});

test('equal runs have no trend', () => {
  const { former, ...rest } = trendOf(run(), run());
  expect(former?.id).toBe(run().run.id);
  expect(rest).toEqual({ differences: [], red: [], lost: [], green: [], slower: [] });
});

test('newly red, newly green and proved no more', () => {
  const before = run((report) => {
    requirement(report, 1).verdict = 'fail';
    requirement(report, 3).verdict = 'fail';
    requirement(report, 4).verdict = 'blocked';
  });
  const after = run((report) => {
    requirement(report, 0).verdict = 'fail';
    requirement(report, 2).verdict = 'blocked';
    requirement(report, 3).verdict = 'fail';
  });
  const { red, lost, green } = trendOf(after, before);
  const told = (all: typeof red) => all.map((one) => [one.requirement, one.from, one.to]);
  const ids = before.platforms[0]!.requirements.map(({ id }) => id);
  expect(told(red)).toEqual([[ids[0], 'pass', 'fail']]);
  expect(told(lost)).toEqual([[ids[2], 'pass', 'blocked']]);
  expect(told(green)).toEqual([
    [ids[1], 'fail', 'pass'],
    [ids[4], 'blocked', 'pass'],
  ]);
});

test('what took clearly longer is reported: the step, else the case; a few ms are not', () => {
  const after = run((report) => {
    report.cases[0]!.steps[1]!.durationMs += 5_000;
    report.cases[0]!.durationMs += 5_000;
    report.cases[1]!.durationMs += 9_000;
    report.cases[2]!.durationMs += 400;
    const [request] = report.platforms[0]!.load[0]!.requests;
    request!.p95 = (request!.p95 ?? 0) * 2;
  });
  const { slower } = trendOf(after, run());
  expect(slower.map(({ kind }) => kind)).toEqual(['step', 'case', 'load']);
  expect(slower[0]).toMatchObject({ beforeMs: 320, afterMs: 5_320 });
});

test('a case that failed first was walked twice, and is not slower by that', () => {
  const after = run((report) => {
    report.cases[1]!.durationMs += 9_000;
    report.cases[1]!.attempts = 2;
  });
  expect(trendOf(after, run()).slower).toEqual([]);
});

test('another target cannot be compared, other platforms only in part: both are said', () => {
  const elsewhere = trendOf(
    run((report) => {
      requirement(report, 0).verdict = 'fail';
      report.target.name = 'live';
    }),
    run(),
  );
  expect(elsewhere.red).toEqual([]);
  expect(elsewhere.differences[0]?.vi).toContain('không so sánh được');
  const more = trendOf(
    run((report) => report.platforms.push({ ...report.platforms[0]!, slug: 'other' })),
    run(),
  );
  expect(more.differences[0]?.en).toContain('not of the same systems');
});
