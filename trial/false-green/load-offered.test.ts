import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownK6 } from '../../setup/k6.mjs';
import { load, ownScript, platform, script } from '../testing/small-load.ts';
import { makeSmall, trial, well, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

/** A stand-in for k6 on one run, made of shell lines; `$k6` is the real one. */
function instead(lines: string): string {
  const file = path.join(small.root, 'k6.sh');
  small.file('k6.sh', `#!/bin/sh\nk6='${knownK6()?.path}'\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}

const profile = (from: string, to: string) => small.edit(platform, from, to);

test('a script with fewer users for a shorter time than the profile: blocked, with both reported', async () => {
  profile('rate: 10\n    per: second\n    duration: 1s', 'users: 5\n    duration: 4s');
  ownScript(small, {
    body: "http.get(url, { tags: { name: 'home' } }); exec.vu.idInTest || fail('');",
  });
  small.edit(script, 'scenarios: { own: arrivals }', "vus: 2, duration: '2s'");
  const ran = await trial(small);
  expectHarnessFault(ran, 'load-less');
  expect(verdicts(ran)['NHO-03']).toBe('blocked');
  const [run] = ran.report!.platforms[0]!.load;
  expect(run).toMatchObject({ asked: { users: 5, seconds: 4 }, offered: { users: 2 } });
  expect(run!.reason!.vi).toMatch(/load\.offered.*quick: 2 × 2(\.\d)? s < 5 × 4 s/);
});

test.each([
  ['fewer users', "vus: 2, duration: '4s'", false],
  ['a shorter time', "vus: 5, duration: '2s'", false],
  [
    'as many users in stages, most of the time fewer',
    "stages: [{ target: 5, duration: '1s' }, { target: 0, duration: '3s' }]",
    false,
  ],
  ['what was asked for', "vus: 5, duration: '4s'", true],
])('users: a script that offers %s', async (_what, flow, whole) => {
  profile('rate: 10\n    per: second\n    duration: 1s', 'users: 5\n    duration: 4s');
  ownScript(small, { body: "http.get(url, { tags: { name: 'home' } });" });
  small.edit(script, 'scenarios: { own: arrivals }', flow);
  const { codes, requirement } = await load(small);
  expect(codes).toEqual(whole ? [] : ['load-less']);
  expect(requirement).toBe(whole ? 'pass' : 'blocked');
});

test.each([
  ['a lower rate', 'rate: 4'],
  ['a shorter time, and as many', 'rate: 20'],
])('arrivals: a script with %s', async (_what, rate) => {
  profile('duration: 1s', 'duration: 2s');
  ownScript(small, {});
  small.edit(script, 'rate: 10', rate);
  const { codes, requirement } = await load(small);
  expect(codes).toEqual(['load-less']);
  expect(requirement).toBe('blocked');
});

test('what a script prepares and asks afterwards is no load, however long it takes', async () => {
  profile('duration: 1s', 'duration: 6s');
  ownScript(small, {
    head: "import { sleep } from 'k6';",
    more: 'export function setup() { sleep(2); }\nexport function teardown() { sleep(3); }',
  });
  small.edit(script, 'rate: 10', 'rate: 60');
  const { codes, record } = await load(small);
  expect(record.offered?.seconds).toBeGreaterThan(5.5);
  expect(codes).toEqual(['load-less']);
});

test('one user for ten arrivals a second, since answers take a second: what was dropped is no load', async () => {
  const slow = await makeSmall((request, response) =>
    setTimeout(() => well(request, response), 900),
  );
  try {
    ownScript(slow, {});
    slow.edit(script, 'preAllocatedVUs: 5', 'preAllocatedVUs: 1, maxVUs: 1');
    const { codes, record, requirement } = await load(slow);
    expect(codes).toEqual(['load-less']);
    expect(record.iterations?.dropped).toBeGreaterThan(5);
    expect(requirement).toBe('blocked');
  } finally {
    await slow.close();
  }
});

test('an answer that is too slow is too slow however few came', async () => {
  const slow = await makeSmall((request, response) =>
    setTimeout(() => well(request, response), 2_100),
  );
  try {
    ownScript(slow, {});
    slow.edit(script, 'preAllocatedVUs: 5', 'preAllocatedVUs: 1, maxVUs: 1');
    const { codes, requirement } = await load(slow);
    expect(codes).toContain('load-less');
    expect(requirement).toBe('fail');
  } finally {
    await slow.close();
  }
});

test('k6 stands still in between: its figures accuse nobody and prove nothing', async () => {
  profile('duration: 1s', 'duration: 3s');
  profile('p(95)<2000', 'max<2000');
  ownScript(small, {});
  small.edit(script, "duration: '1s'", "duration: '3s'");
  const k6 = instead(
    'exec 3<&0; "$k6" "$@" <&3 & pid=$!; sleep 1.5; kill -STOP $pid; sleep 5.2; kill -CONT $pid; wait $pid',
  );
  const { codes, requirement } = await load(small, { k6 });
  expect(codes).toContain('load-standstill');
  expect(requirement).toBe('blocked');
});

test('a script that runs longer than its profile lets it: the reason is its length', async () => {
  ownScript(small, {});
  small.edit(script, "duration: '1s'", "duration: '10m'");
  const { codes, record, requirement } = await load(small, { withinMs: 2_500 });
  expect(codes).toContain('load-too-long');
  expect(record.reason?.vi).toContain(
    'lâu hơn hồ sơ tải cho phép nên đã bị dừng: quick: 1 s < 3 s',
  );
  expect(requirement).toBe('blocked');
});

test('a run that never starts its load', async () => {
  ownScript(small, { options: 'paused: true,' });
  const { codes, requirement } = await load(small, { withinMs: 1_500 });
  expect(codes).toContain('load-too-long');
  expect(requirement).toBe('blocked');
});

test('a clock that jumps: the time that passed is reported, and nothing is proved', async () => {
  ownScript(small, {});
  const now = Date.now.bind(Date);
  let calls = 0;
  const jumping = () => now() - (calls++ > 0 ? 7_200_000 : 0);
  const real = globalThis.Date;
  globalThis.Date = class extends real {
    constructor(...given: [] | [number | string]) {
      if (given.length === 0) super(jumping());
      else super(...given);
    }
    static override now = jumping;
  } as DateConstructor;
  try {
    const { codes, record, requirement } = await load(small);
    expect(codes).toContain('clock-jumped');
    expect(record.durationMs).toBeGreaterThan(900);
    expect(record.throughput).toBeGreaterThan(0);
    expect(requirement).toBe('blocked');
  } finally {
    globalThis.Date = real;
  }
});
