import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defectOf, type Problem } from '../monitors/journal/defect.ts';
import { TestPlace } from '../monitors/testing/place.ts';
import { TestServers } from '../monitors/testing/servers.ts';
import { awaitRetest } from '../records/defects/await-retest.ts';
import { findDefect } from '../records/defects/read.ts';
import { see } from '../records/defects/see.ts';
import { openStore } from '../records/store/store.ts';
import { write } from '../records/store/transaction.ts';

const place = new TestPlace();
const servers = new TestServers();
const file = path.join(place.root, 'store.db');
let site = '';
let works = false;

const problem = (fingerprint: string): Problem => ({
  ...{ fingerprint, platform: 'counter', title: 'Trang chủ không đạt', feature: 'home' },
  ...{ severity: 'S2', owner: 'vnpt', cause: 'software', foundAt: '2025-07-01T01:00:00.000Z' },
  ...{ reportedBy: 'nghiemthu', expected: 'đạt', actual: 'status 503', evidence: [] },
});

beforeAll(async () => {
  site = await servers.http((_request, response) => response.writeHead(works ? 200 : 503).end());
  place.write(`modules: { http_2xx: { prober: http, timeout: 2s } }
probes: { home: { module: http_2xx, target: counter, platform: counter, interval: 30s } }
`);
  // Whole enough for a trial's configuration, which a retest reads, too.
  for (const name of ['journeys/take-number.ts', 'products/sandbox/load/peak.ts']) {
    const at = path.join(place.root, 'suites', 'counter', name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, '');
  }
  const { plan } = place.load(site);
  const store = await openStore(file);
  for (const fingerprint of ['monitor:counter:home', 'monitor:counter:gone', 'alert:counter:Slow'])
    await write(store, (db) =>
      see(
        db,
        'near',
        { id: 'SC-0001', sight: { by: 'incident', id: 'SC-0001' } },
        defectOf(plan, problem(fingerprint)),
      ),
    );
  await store.destroy();
});
afterAll(async () => {
  await servers.end();
  place.remove();
});

function retest(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = path.join(import.meta.dirname, 'main.ts');
  const env = { ...process.env, NGHIEMTHU_STORE: file, COUNTER_URL: site, OFFICER_PASSWORD: 'x' };
  const argv = ['--disable-warning=ExperimentalWarning', program, 'retest', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, [...argv, '--root', place.root], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

async function stateOf(id: string): Promise<string> {
  const store = await openStore(file);
  const { defect } = await findDefect(store, id);
  await store.destroy();
  return defect.state;
}

async function awaitsRetest(id: string, actor: string): Promise<void> {
  const store = await openStore(file);
  const act = { at: '2025-07-01T02:00:00.000Z', actor, note: 'đã hết' };
  await write(store, (db) => awaitRetest(db, id, act));
  await store.destroy();
}

test('a defect that a probe found is looked at again by the same probe', async () => {
  const failed = await retest('LOI-0001');
  expect(failed.code, failed.stderr).toBe(1);
  expect(failed.stdout).toContain('kiểm tra lại không đạt');
  expect(await stateOf('LOI-0001')).toBe('new');
  await awaitsRetest('LOI-0001', 'nghiemthu');
  expect((await retest('LOI-0001')).code).toBe(1);
  expect(await stateOf('LOI-0001')).toBe('reopened');
  works = true;
  const passed = await retest('LOI-0001', '--by', 'Sở KH&CN');
  expect(passed.code, passed.stderr).toBe(0);
  expect(await stateOf('LOI-0001')).toBe('closed');
});

test('a probe that is no longer configured proves nothing', async () => {
  const gone = await retest('LOI-0002');
  expect(gone.code).toBe(3);
  expect(gone.stderr).toContain('the probe gone is no longer in the configuration');
  expect(await stateOf('LOI-0002')).toBe('new');
});

test('an alert is over when Alertmanager says so and somebody confirms it by name', async () => {
  expect((await retest('LOI-0003', '--by', 'VNPT')).code).toBe(1);
  await awaitsRetest('LOI-0003', 'Alertmanager');
  const unnamed = await retest('LOI-0003');
  expect(unnamed.code).toBe(3);
  expect(unnamed.stderr).toContain('--by');
  expect((await retest('LOI-0003', '--by', 'VNPT')).code).toBe(0);
  expect(await stateOf('LOI-0003')).toBe('closed');
});
