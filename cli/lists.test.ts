import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../records/store/store.ts';
import { seenByRun } from '../records/testing/defects.ts';
import { sampleReport } from '../reports/testdata/sample.ts';
import { planClock } from './clock.ts';
import { home as root } from '../config/home.ts';

let home = '';
const file = () => path.join(home, 'records.db');

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'lists-'));
  const store = await openStore(file());
  const [one] = sampleReport({ failing: 1, decision: 'no-go' }).defects;
  await seenByRun(store, 'sandbox', 'r1', {
    ...one!,
    title: 'Mã sai\n::error::\u001b[2J',
    dueAt: '2025-06-28T18:30:00.000Z',
  });
  await store.destroy();
});
afterAll(() => rmSync(home, { recursive: true }));

test('due times are written as clocks of the plan show them, a defect a line', () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const { stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'defects'],
    { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York', NGHIEMTHU_STORE: file() } },
  );
  expect(stdout).toContain('hạn 29/06/2025 01:30');
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(stdout).not.toContain('\u001b');
});

test('the clock of the plan is no clock of this machine', () => {
  expect(planClock(root)('2025-12-31T17:00:00.000Z')).toBe('01/01/2026 00:00');
});
