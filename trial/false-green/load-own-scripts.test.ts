import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load, ownScript, platform, script } from '../testing/small-load.ts';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { verdicts } from './expect.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

test("a tester's checks at 0 % under their own threshold: no go, by a rule, and no defect", async () => {
  ownScript(small, {
    body: "check(http.get(url, { tags: { name: 'home' } }), { 'mã 201': ({ status }) => status === 201 });",
    options: "thresholds: { checks: ['rate>0.95'] }",
  });
  const ran = await trial(small);
  expect(ran.code, ran.stderr).toBe(1);
  expect(ran.report?.decision).toBe('no-go');
  expect(ran.report?.reasons.map(({ rule }) => rule)).toContain('load.ownThresholds');
  expect(ran.report?.reasons.find(({ rule }) => rule === 'load.ownThresholds')?.text.vi).toContain(
    'tỷ lệ phép kiểm tra trong kịch bản đạt > 95 %, đo được 0 %',
  );
  expect(ran.report?.defects).toEqual([]);
  expect(verdicts(ran)['NHO-03']).toBe('blocked');
});

test("a plan that only wants a tester's thresholds reported goes, and tells them", async () => {
  ownScript(small, { options: "thresholds: { http_req_duration: ['max<0.0001'] }" });
  small.edit('config/plan.yaml', 'ownThresholds: none', 'ownThresholds: allowed');
  const ran = await trial(small);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.report?.platforms[0]?.load[0]?.verdict).toBe('fail');
});

test('checks that fail without any threshold count by the rule of the plan', async () => {
  ownScript(small, {
    body: "check(http.get(url, { tags: { name: 'home' } }), { đúng: () => exec.scenario.iterationInTest % 2 === 0 });",
  });
  const ran = await load(small);
  expect(ran.threshold('checks', 'rate>=0.95')).toMatchObject({
    ok: false,
    from: 'plan',
    value: expect.closeTo(0.5, 0.5) as number,
  });
  expect(ran.record.verdict).toBe('fail');
  expect(ran.requirement).toBe('blocked');
});

test.each([
  ['deletes metrics', 'data.metrics = {};'],
  [
    'says that all is well',
    'for (const one of Object.values(data.metrics)) one.thresholds = undefined;',
  ],
  [
    'empties every value in place',
    'for (const key of Object.keys(data.metrics)) delete data.metrics[key];',
  ],
  ['throws', "throw new Error('hỏng');"],
  ['returns nonsense', 'return 42;'],
  ['returns what cannot be written', 'return { a: 1, b: {}, stdout: null, "/không/có/chỗ": "x" };'],
  ['is no whole function', 'return undefined;'],
  [
    'writes over all output',
    "return { stdout: 'nghiemthu_x,1,2\\n', stderr: 'x', '/dev/stdout': 'y' };",
  ],
])('a summary of the script that %s changes nothing of the verdict', async (_what, body) => {
  ownScript(small, {
    options: "thresholds: { http_req_duration: ['max<0.0001'] }",
    more: `export function handleSummary(data) { ${body} }`,
  });
  const { record, threshold, codes } = await load(small);
  expect(codes).toEqual([]);
  expect(record.verdict).toBe('fail');
  expect(threshold('http_req_duration', 'max<0.0001')).toMatchObject({ ok: false, from: 'script' });
  expect(threshold('http_req_duration{name:home}', 'p(95)<2000')?.ok).toBe(true);
});

test('what a summary of the script writes lands where it always did', async () => {
  ownScript(small, {
    more: "export function handleSummary(data) { return { 'own.json': JSON.stringify(Object.keys(data.metrics)) }; }",
  });
  await load(small);
  const text = readFileSync(path.join(small.root, 'own.json'), 'utf8');
  expect(JSON.parse(text)).toContain('http_reqs');
  expect(existsSync(path.join(small.root, 'suites/small/products/sandbox/load/own.json'))).toBe(
    false,
  );
});

test('files beside the script are found where they are, by every way k6 has', async () => {
  small.file('suites/small/products/sandbox/load/data.csv', 'một,hai\n');
  small.file(
    'suites/small/products/sandbox/load/more/lib.js',
    "export const word = 'ba'; export const deep = open('../data.csv');\n",
  );
  small.file(
    'suites/small/products/sandbox/load/small.proto',
    'syntax = "proto3"; package small; service S { rpc Ask (Q) returns (Q); } message Q { string a = 1; }\n',
  );
  ownScript(small, {
    head: `import grpc from 'k6/net/grpc';
import fs from 'k6/experimental/fs';
import { word, deep } from './more/lib.js';
const near = open('./data.csv');
const bytes = open('data.csv', 'b');
const client = new grpc.Client();
client.load([], './small.proto');
const file = await fs.open('./data.csv');
if (!near.startsWith('một') || bytes.byteLength < 5 || word !== 'ba' || !deep) throw new Error('không thấy tệp');
if (!import.meta.resolve('./data.csv').endsWith('/suites/small/products/sandbox/load/data.csv')) throw new Error(import.meta.resolve('./data.csv'));`,
  });
  const ran = await load(small);
  expect(ran.codes).toEqual([]);
  expect(ran.record.verdict).toBe('pass');
});

test('options that a function makes count as any', async () => {
  ownScript(small, {});
  small.edit(script, 'export const options = {', 'const made = () => ({');
  small.edit(script, 'own: arrivals },  };', 'own: arrivals } });\nexport const options = made();');
  const ran = await load(small);
  expect(ran.codes).toEqual([]);
  expect(ran.record.verdict).toBe('pass');
});

test('options that are a function are the fault of the script', async () => {
  ownScript(small, {});
  small.edit(script, 'export const options = {', 'export const options = () => ({');
  small.edit(script, 'own: arrivals },  };', 'own: arrivals } });');
  expect((await load(small)).codes).toEqual(['k6-script']);
});

test('a script without a default function, of scenarios alone, in the old way of modules', async () => {
  small.file(
    script,
    `const http = require('k6/http');
exports.options = { scenarios: { own: { executor: 'constant-arrival-rate', exec: 'go', rate: 10, timeUnit: '1s', duration: '1s', preAllocatedVUs: 5 } } };
exports.go = async function () { await http.asyncRequest('GET', ${JSON.stringify(small.url)}, null, { tags: { name: 'home' } }); };
`,
  );
  const ran = await load(small);
  expect(ran.codes).toEqual([]);
  expect(ran.record.verdict).toBe('pass');
});

test('a script that says nothing of how many come is visited as the plan asks', async () => {
  small.file(
    script,
    `import http from 'k6/http';
export default function () { http.get(${JSON.stringify(small.url)}, { tags: { name: 'home' } }); }
`,
  );
  const ran = await load(small);
  expect(ran.codes).toEqual([]);
  expect(ran.record.offered?.iterations).toBeGreaterThanOrEqual(9);
});

test('thresholds that end a run early are crossed, and what they cut short proves nothing', async () => {
  ownScript(small, {
    options:
      "thresholds: { 'http_req_duration{ name: home }': [{ threshold: 'p(95) < 0.0001', abortOnFail: true, delayAbortEval: '0s' }] }",
  });
  small.edit(script, "duration: '1s'", "duration: '9s'");
  small.edit('config/platforms/small/platform.yaml', 'duration: 1s', 'duration: 9s');
  const ran = await load(small);
  expect(ran.threshold('http_req_duration{ name: home }', 'p(95) < 0.0001')?.ok).toBe(false);
  expect(ran.codes).toContain('load-less');
  expect(ran.requirement).toBe('blocked');
});

const scenarios = 'scenarios: { home: { exec: home }, again: { exec: home, share: 2 } }';

test('scenarios of a profile are what is asked for, with their shares', async () => {
  small.edit(platform, '    duration: 1s', `    duration: 1s\n    ${scenarios}`);
  small.edit(script, "{ quick: { ...wanted.scenarios.plan, exec: 'home' } }", 'wanted.scenarios');
  const ran = await load(small);
  expect(ran.record.asked).toMatchObject({ iterations: 30 });
  expect(ran.record.offered?.iterations).toBeGreaterThanOrEqual(29);
  expect(ran.requirement).toBe('pass');
});

test('a script that leaves out a scenario of the profile is not what was planned', async () => {
  small.edit(platform, '    duration: 1s', `    duration: 1s\n    ${scenarios}`);
  small.edit(
    script,
    "{ quick: { ...wanted.scenarios.plan, exec: 'home' } }",
    '{ home: wanted.scenarios.home }',
  );
  const ran = await load(small);
  expect(ran.codes).toContain('k6-script');
  expect(ran.record.reason?.en).toContain('the profile has the scenario again');
  expect(ran.requirement).toBe('blocked');
});

test('a script that offers one scenario less often than its share: blocked', async () => {
  small.edit(platform, '    duration: 1s', `    duration: 1s\n    ${scenarios}`);
  small.edit(
    script,
    "{ quick: { ...wanted.scenarios.plan, exec: 'home' } }",
    '{ ...wanted.scenarios, again: { ...wanted.scenarios.again, rate: 10 } }',
  );
  const ran = await load(small);
  expect(ran.codes).toContain('load-less');
  expect(ran.requirement).toBe('blocked');
});
