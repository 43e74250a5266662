import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { start, type Ran, type Running } from '../testing/small.ts';
import { verdicts } from './expect.ts';

const repository = path.resolve(import.meta.dirname, '..', '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nghiemthu-sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A trial of the real suites on a sandbox that it starts by itself. */
function begin(...more: string[]): Running {
  const place = { store: path.join(folder, 'records.db'), out: path.join(folder, 'out') };
  return start({ root: repository, url: '', ...place }, [
    ...['trial', '--platform', 'procedures', '--no-load', '--json', '--format', 'json'],
    ...more,
  ]);
}

const codes = (ran: Ran) => ran.report?.harness.map((one) => one.code);

test('a fault turns its requirement red and opens a defect with an owner and a due time', async () => {
  const ran = await begin('--fault', 'empty-status', '--grep', '@TTHC-28|@TTHC-16').ended;
  expect(ran.code, ran.stderr).toBe(1);
  expect(verdicts(ran)).toMatchObject({
    'TTHC-28': 'fail',
    'TTHC-16': 'pass',
    'TTHC-01': 'not-run',
  });
  expect(codes(ran)).toEqual([]);
  expect(ran.report?.run.faults).toEqual(['empty-status']);
  expect(ran.report?.defects).toMatchObject([
    { id: 'LOI-0001', requirements: ['TTHC-28'], severity: 'S1', owner: 'operator', state: 'new' },
  ]);
  expect(Date.parse(ran.report?.defects[0]?.dueAt ?? '')).toBeGreaterThan(Date.now());
});

test('a clean sandbox with another seed turns none red', async () => {
  const ran = await begin('--seed', '4711', '--grep', '@TTHC-28|@TTHC-16').ended;
  expect(ran.code, ran.stderr).toBe(2);
  expect(Object.values(verdicts(ran))).not.toContain('fail');
  expect(ran.report?.defects).toEqual([]);
  expect(ran.report?.run.seed).toBe(4711);
});

test('a sandbox that dies in the middle is our loss, not the platform’s failure', async () => {
  const running = begin();
  await running.told(/đạt {2}TTHC/);
  const children = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8');
  for (const pid of children.trim().split(' '))
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sandbox/main.ts'))
      process.kill(Number(pid), 'SIGKILL');
  const ran = await running.ended;
  expect(ran.code, ran.stderr).toBe(2);
  expect(codes(ran)).toContain('sandbox-lost');
  expect(Object.values(verdicts(ran))).not.toContain('fail');
  expect(ran.report?.defects).toEqual([]);
});
