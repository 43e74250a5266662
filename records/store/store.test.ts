import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fix } from '../defects/fix.ts';
import { defectsOf } from '../defects/read.ts';
import { beginRun, findRun } from '../runs/runs.ts';
import { casesOf, keepCase } from '../runs/results.ts';
import { shownStore } from './address.ts';
import { DuplicateResult, StoreError } from '../errors.ts';
import { openStore } from './store.ts';
import { newDefect, seenByRun } from '../testing/defects.ts';
import { TestPostgres } from '../testing/postgres.ts';
import { write } from './transaction.ts';
import type { CaseRecord } from '../runs/case.ts';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  folder = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterAll(async () => {
  await postgres.end();
  rmSync(folder, { recursive: true });
});

const start = {
  ...{ id: 'r1', startedAt: '2025-06-28T01:00:00.000Z', target: 'trial', platforms: [] },
  ...{ profiles: [], grep: null, shard: null, seed: null, faults: [] },
};
const at = '2025-06-28T02:00:00.000Z';

describe.each([
  ['embedded', () => path.join(folder, 'records.db')],
  ['PostgreSQL', () => postgres.address],
])('a store that is %s', (_kind, address) => {
  test('keeps runs, cases and defects, and is there when it is opened again', async () => {
    const first = await openStore(address());
    await beginRun(first, start);
    const one = { id: 'c1', platform: 'p', verdict: 'pass' } as CaseRecord;
    await keepCase(first, 'r1', one);
    await expect(keepCase(first, 'r1', one)).rejects.toThrow(DuplicateResult);
    await seenByRun(first, 'trial', 'r1', newDefect('a'));
    await seenByRun(first, 'trial', 'r1', newDefect('a'));
    await seenByRun(first, 'trial', 'r1', newDefect('b'));
    await write(first, (db) =>
      fix(db, 'LOI-0001', { at, actor: 'VNPT', note: 'xong' }, 'khởi động lại'),
    );
    await first.destroy();
    const again = await openStore(address());
    expect(await findRun(again, 'r1')).toEqual(start);
    expect(await casesOf(again, 'r1')).toEqual([one]);
    const defects = await defectsOf(again);
    expect(defects.map(({ id, state, occurrences }) => [id, state, occurrences])).toEqual([
      ['LOI-0001', 'fixed', 1],
      ['LOI-0002', 'new', 1],
    ]);
    expect(defects[0]?.history.map(({ state }) => state)).toEqual(['new', 'fixed']);
    await again.destroy();
  });

  test('writers of several processes give each defect its own number', async () => {
    const sighter = path.join(import.meta.dirname, '../testing', 'sighter.ts');
    const targets = ['one', 'two', 'three', 'four'];
    await Promise.all(
      targets.map((target) => promisify(execFile)(process.execPath, [sighter, address(), target])),
    );
    const store = await openStore(address());
    const ids = (await defectsOf(store)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(12);
    await store.destroy();
  });
});

test('a server that is away is named in the error, without its password', async () => {
  const address = 'postgres://officer:bi-mat@127.0.0.1:1/records';
  await expect(openStore(address)).rejects.toThrow(StoreError);
  await expect(openStore(address)).rejects.toThrow('postgres://127.0.0.1:1/records: ');
  expect(shownStore(address)).not.toContain('bi-mat');
});
