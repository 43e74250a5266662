import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verdicts } from './false-green/expect.ts';
import { secureServer } from './testing/secure.ts';
import { makeSmall, trial, type Ran, type Small } from './testing/small.ts';

let small: Small;
let server: Awaited<ReturnType<typeof secureServer>>;
beforeEach(async () => {
  small = await makeSmall();
  server = await secureServer(2);
  const target = readFileSync(path.join(small.root, 'config/targets/here.yaml'), 'utf8');
  small.file(
    'config/targets/online.yaml',
    target.replace('name: here', 'name: online').replace('kind: trial', 'kind: live'),
  );
  small.edit(
    'suites/small/small.spec.ts',
    "{ annotation: { type: 'check'",
    "{ tag: '@reads', annotation: { type: 'check'",
  );
  small.edit(
    'config/plan.yaml',
    "days: [mon, tue, wed, thu, fri], from: '22:00', to: '04:00'",
    "days: [mon], from: '03:00', to: '03:01'",
  );
  small.edit('config/plan.yaml', "  - { days: [sat, sun], from: '20:00', to: '05:00' }\n", '');
});
afterEach(async () => {
  server.close();
  await small.close();
});

function onLive(...more: string[]): Promise<Ran> {
  return trial(small, ['--target', 'online', ...more], {
    SMALL_URL: server.url,
    NODE_EXTRA_CA_CERTS: server.ca,
    SSL_CERT_FILE: server.ca,
  });
}

test('a live platform: only what reads runs, and load waits for its window', async () => {
  const ran = await onLive();
  expect(ran.code, ran.stderr).toBe(2);
  expect(verdicts(ran)).toEqual({ 'NHO-01': 'not-run', 'NHO-02': 'pass', 'NHO-03': 'not-run' });
  expect(ran.report?.harness.map((one) => one.code)).toEqual(['load-window']);
});

test('a written reason lets load run outside its window, and stands in the record', async () => {
  const ran = await onLive('--override-window', 'Văn bản số 12/SKHCN');
  expect(verdicts(ran)['NHO-03']).toBe('pass');
  expect(ran.report?.run.override).toBe('Văn bản số 12/SKHCN');
});

test('faults are for the sandbox alone', async () => {
  const ran = await onLive('--fault', 'slow-pages');
  expect(ran.code).toBe(3);
  expect(ran.stderr).toMatch(/--fault is for the sandbox alone; online is a live target/);
});
