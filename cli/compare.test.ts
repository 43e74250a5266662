import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trend } from '../records/runs/trend.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { beginRun, endRun } from '../records/runs/runs.ts';
import { formerReport } from '../records/runs/former.ts';
import { openStore } from '../records/store/store.ts';
import { sampleReport } from '../reports/testdata/sample.ts';

let home = '';
const file = () => path.join(home, 'records.db');

function sample(
  id: string,
  minute: number,
  change: (report: TrialReport) => void = () => undefined,
) {
  const report = structuredClone(sampleReport({ decision: 'go' }));
  report.run.id = id;
  report.run.startedAt = `2025-06-28T01:${String(minute).padStart(2, '0')}:00.000Z`;
  change(report);
  return report;
}

const fail = (report: TrialReport) => {
  report.platforms[0]!.requirements[0]!.verdict = 'fail';
};
const runs = {
  first: sample('first', 1),
  same: sample('same', 2),
  retest: sample('retest', 3, (report) => report.cases.splice(1)),
  stopped: sample('stopped', 4, (report) => {
    report.run.ending = 'interrupted';
  }),
  red: sample('red', 5, fail),
  elsewhere: sample('elsewhere', 6, (report) => {
    report.target.name = 'live';
  }),
  lost: sample('lost', 7, (report) => {
    report.platforms[0]!.requirements[0]!.verdict = 'not-run';
  }),
};

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'compare-'));
  const store = await openStore(file());
  for (const report of Object.values(runs)) {
    const { id, startedAt, seed, faults, shard } = report.run;
    await beginRun(store, {
      ...{ id, startedAt, seed, faults, shard, target: report.target.name },
      ...{ platforms: ['procedures'], profiles: [], grep: null },
    });
    await endRun(store, report);
  }
  await store.destroy();
});
afterAll(() => rmSync(home, { recursive: true }));

function compare(...args: string[]) {
  const main = path.join(import.meta.dirname, 'main.ts');
  return spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'compare', ...args],
    { encoding: 'utf8', env: { ...process.env, NGHIEMTHU_STORE: file() } },
  );
}

test('nothing got worse: 0', () => {
  const { status, stdout } = compare('first', 'same');
  expect(status).toBe(0);
  expect(stdout).toContain('So với đợt first: không có thay đổi');
});

test('something fails that did not: 1, and which; better the other way round', () => {
  const { status, stdout } = compare('first', 'red');
  const { id } = runs.red.platforms[0]!.requirements[0]!;
  expect(status).toBe(1);
  expect(stdout).toContain(`mới không đạt ${id}`);
  const back = compare('red', 'first', '--json');
  expect(back.status).toBe(0);
  expect((JSON.parse(back.stdout) as Trend).green.map((one) => one.requirement)).toEqual([id]);
});

test('what is proved no more, and another target: 2, and said', () => {
  expect(compare('first', 'lost').status).toBe(2);
  const { status, stdout } = compare('first', 'elsewhere', '--lang', 'en');
  expect(status).toBe(2);
  expect(stdout).toContain('different targets');
});

test('an unknown run: 3', () => {
  const { status, stderr } = compare('first', 'nope');
  expect(status).toBe(3);
  expect(stderr).toContain('there is no run nope');
});

test('the former run is a whole one of the same target', async () => {
  const store = await openStore(file());
  const idOf = async (report: TrialReport) => (await formerReport(store, report))?.run.id;
  expect(await idOf(runs.first)).toBeUndefined();
  expect(await idOf(runs.same)).toBe('first');
  expect(await idOf(runs.red)).toBe('same');
  expect(await idOf(runs.elsewhere)).toBeUndefined();
  expect(await idOf(runs.lost)).toBe('red');
  await store.destroy();
});
