import { afterEach, beforeEach, expect, test } from 'vitest';
import { load, ownScript } from '../testing/small-load.ts';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';

const home = "http.get(url, { tags: { name: 'home' } })";

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

test('a script of which every iteration throws: blocked, with how many and why', async () => {
  ownScript(small, { body: `${home}.json('token').value;` });
  const ran = await trial(small);
  expectHarnessFault(ran, 'load-threw');
  expect(verdicts(ran)['NHO-03']).toBe('blocked');
  const [load] = ran.report!.platforms[0]!.load;
  expect(load!.iterations!.threw).toBe(load!.iterations!.done);
  expect(load!.reason!.vi).toMatch(/load\.thrown.*: quick: (\d+)\/\1, .+/);
});

test.each([
  ['fails by itself', `${home}; fail('không có mã');`],
  ['throws a text', `${home}; throw 'hỏng';`],
  ['throws nothing', `${home}; throw undefined;`],
  ['throws in a group', `group('Nộp "hồ sơ", rồi chờ', () => { ${home}; null.x; });`],
  ['throws in a check', `check(${home}, { có: (one) => one.json('a.b').c === 1 });`],
])('a script that %s proves nothing, and accuses nobody', async (_what, body) => {
  ownScript(small, { body });
  const { codes, record, requirement } = await load(small);
  expect(codes).toContain('load-threw');
  expect(record.verdict).toBe('blocked');
  expect(requirement).toBe('blocked');
});

test('a promise that is refused counts as an exception', async () => {
  ownScript(small, {
    body: 'return later();',
    more: `async function later() { ${home}; await null; throw new Error('x'); }`,
  });
  const { codes, record } = await load(small);
  expect(codes).toContain('load-threw');
  expect(record.iterations?.threw).toBeGreaterThanOrEqual(9);
});

test('the plan says how many may throw', async () => {
  ownScript(small, { body: `${home}; if (exec.scenario.iterationInTest === 3) fail('một lần');` });
  const strict = await load(small);
  expect(strict.codes).toEqual(['load-threw']);
  small.edit('config/plan.yaml', 'thrown: 0.01', 'thrown: 0.2');
  const lenient = await load(small);
  expect(lenient.codes).toEqual([]);
  expect(lenient.record).toMatchObject({ verdict: 'pass', iterations: { threw: 1 } });
});

test('a setup that throws', async () => {
  ownScript(small, {
    more: "export function setup() { return http.get(url).json('token').value; }",
  });
  const { codes, requirement, record } = await load(small);
  expect(codes).toContain('k6-script');
  expect(record.reason?.en).toMatch(/GoError|TypeError/);
  expect(requirement).toBe('blocked');
});

test('a setup that is refused accuses nobody: nothing of the load was begun', async () => {
  ownScript(small, {
    more: "export function setup() { http.get('http://127.0.0.1:9/'); throw new Error('không vào được'); }",
  });
  const { codes, record } = await load(small);
  expect(codes).toContain('k6-script');
  expect(record.verdict).toBe('blocked');
});

test('a teardown that throws', async () => {
  ownScript(small, { more: "export function teardown() { throw new Error('không dọn được'); }" });
  const { codes, requirement } = await load(small);
  expect(codes).toContain('k6-script');
  expect(requirement).toBe('blocked');
});

test.each([
  ['ends the run', "exec.test.abort('đủ rồi')"],
  ['calls the run failed', "exec.test.fail('không được')"],
])('a script that %s', async (_what, call) => {
  ownScript(small, { body: `${home}; if (exec.scenario.iterationInTest === 2) ${call};` });
  const { codes, requirement, record } = await load(small);
  expect(codes).toContain('k6-script');
  expect(record.reason?.vi).toContain('được' === call ? '' : 'quick');
  expect(requirement).toBe('blocked');
});

test('scenarios of which one never ran', async () => {
  ownScript(small, {});
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    'own: arrivals }',
    "own: arrivals, idle: { executor: 'constant-vus', vus: 1, duration: '1s', startTime: '1s', exec: 'wait' } }",
  );
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    'export default',
    'export function wait() {}\nexport default',
  );
  const both = await load(small);
  expect(both.codes).toEqual([]);
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    "vus: 1, duration: '1s', startTime: '1s'",
    "vus: 1, duration: '1s', startTime: '5s'",
  );
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    'export function wait() {}',
    'export function wait() {}\nexport function stop() { if (exec.scenario.progress >= 0) exec.test.abort(); }',
  );
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    'idle: {',
    "stop: { executor: 'per-vu-iterations', vus: 1, iterations: 1, startTime: '2s', exec: 'stop' }, idle: {",
  );
  const { codes, requirement } = await load(small);
  expect(codes).toContain('load-idle');
  expect(requirement).toBe('blocked');
});

test('a scenario whose function is missing', async () => {
  ownScript(small, {});
  small.edit(
    'suites/small/products/sandbox/load/quick.ts',
    "executor: 'constant-arrival-rate'",
    "exec: 'nowhere', executor: 'constant-arrival-rate'",
  );
  expect((await load(small)).codes).toEqual(['k6-script']);
});
