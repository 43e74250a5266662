import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownK6 } from '../../setup/k6.mjs';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';

const script = 'suites/small/products/sandbox/load/quick.ts';
const platform = 'config/platforms/small/platform.yaml';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

/** A program that stands in for k6 on this run only, made of shell lines. */
function instead(lines: string): Record<string, string> {
  small.file('k6.sh', `#!/bin/sh\n${lines}\n`);
  const file = path.join(small.root, 'k6.sh');
  chmodSync(file, 0o755);
  return { NGHIEMTHU_K6: file };
}

const k6 = () => `'${knownK6()?.path}'`;

test('k6 is not there', async () => {
  const ran = await trial(small, [], { NGHIEMTHU_K6: '/không/có/k6' });
  expectHarnessFault(ran, 'k6-absent');
  expect(verdicts(ran)).toEqual({ 'NHO-01': 'pass', 'NHO-02': 'pass', 'NHO-03': 'not-run' });
});

test('k6 is killed while it runs', async () => {
  const ran = await trial(
    small,
    [],
    instead(`${k6()} "$@" & pid=$!; sleep 0.6; kill -9 $pid; wait $pid`),
  );
  expectHarnessFault(ran, 'k6-ended');
});

test('k6 does nothing and says that all is well', async () => {
  expectHarnessFault(await trial(small, [], instead('exit 0')), 'k6-ended');
});

test('a script that does not compile', async () => {
  small.edit(script, 'export function home', 'export funktion home');
  expectHarnessFault(await trial(small), 'k6-script');
});

test('a script that throws before it starts', async () => {
  small.edit(script, 'export const options', "throw new Error('hỏng');\nexport const options");
  expectHarnessFault(await trial(small), 'k6-script');
});

test('a script that was taken away is refused before anything runs', async () => {
  small.file(script, undefined);
  const ran = await trial(small);
  expect(ran.code).toBe(3);
  expect(ran.stderr).toMatch(/config\/platforms\/small\/platform\.yaml:\d+:\d+: .*quick\.ts/);
});

test('a product without load scripts: its target is refused, and asked for by name the load is not-run', async () => {
  const target = 'config/targets/here.yaml';
  small.file('suites/small/products/other/product.ts', 'export const product = {};\n');
  small.edit(target, 'platforms:', 'products: { small: other }\nplatforms:');
  const refused = await trial(small);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(
    /here\.yaml:\d+:\d+: found no file suites\/small\/products\/other\/load\/quick\.ts/,
  );

  small.edit(target, 'profiles: [quick]', 'profiles: []');
  const ran = await trial(small, ['--profile', 'quick']);
  expect(ran.code).toBe(2);
  expect(verdicts(ran)).toEqual({ 'NHO-01': 'pass', 'NHO-02': 'pass', 'NHO-03': 'not-run' });
  expect(ran.report?.harness).toEqual([]);
  expect(ran.report?.platforms[0]?.load[0]).toMatchObject({
    verdict: 'not-run',
    reason: { en: expect.stringContaining('no load script for the product') as string },
  });
});

test('a script that asks nothing: zero samples', async () => {
  small.edit(
    script,
    "  http.get(addresses.small, { tags: { name: 'home' } });",
    '  if (!http) addresses.small = "";',
  );
  const ran = await trial(small);
  expectHarnessFault(ran, 'no-samples');
  expect(verdicts(ran)['NHO-03']).toBe('blocked');
});

test('a threshold on a request that nobody makes', async () => {
  small.edit(script, "name: 'home'", "name: 'another'");
  expectHarnessFault(await trial(small), 'no-samples');
});

test('a threshold on a metric that does not exist', async () => {
  small.edit(platform, 'metric: http_req_failed', 'metric: http_req_fialed');
  const ran = await trial(small);
  expect([2, 3]).toContain(ran.code);
  expect(ran.report?.decision ?? 'undecided').toBe('undecided');
});

test('a profile without its thresholds is refused', async () => {
  small.edit(
    platform,
    "      - { metric: 'http_req_duration{name:home}', expression: p(95)<2000, proves: [NHO-03] }\n      - { metric: http_req_failed, expression: rate<0.01, proves: [NHO-03] }\n",
    '      []\n',
  );
  const ran = await trial(small);
  expect(ran.code).toBe(3);
  expect(ran.report).toBeUndefined();
});

test('a target that runs no load leaves what load proves open', async () => {
  const ran = await trial(small, ['--no-load']);
  expectHarnessFault(ran, null);
  expect(verdicts(ran)['NHO-03']).toBe('not-run');
});

test("a tester's own script runs unchanged, and its thresholds count", async () => {
  small.file(
    script,
    `import http from 'k6/http';
export const options = { vus: 1, iterations: 3, thresholds: { http_req_duration: ['p(90)<0.0001'] } };
export default function () {
  http.get(${JSON.stringify(small.url)}, { tags: { name: 'home' } });
}
`,
  );
  const ran = await trial(small);
  const thresholds = ran.report?.platforms[0]?.load[0]?.thresholds ?? [];
  expect(thresholds.map((one) => [one.metric, one.ok, one.samples])).toEqual([
    ['http_req_duration{name:home}', null, 3],
    ['http_req_failed', null, 3],
    ['http_req_duration', false, 3],
  ]);
  expect(ran.report?.platforms[0]?.load[0]?.verdict).toBe('fail');
});
