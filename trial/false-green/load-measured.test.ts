import { afterEach, beforeEach, expect, test } from 'vitest';
import { load, ownScript, platform, script } from '../testing/small-load.ts';
import { makeSmall, trial, type Small } from '../testing/small.ts';

const home = "http.get(url, { tags: { name: 'home' } })";

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

test('a counter that never counted is 0, which is a measurement; what k6 never measured is none', async () => {
  ownScript(small, {
    head: "const never = new Counter('own_never'); const unset = new Gauge('own_unset'); const untried = new Rate('own_untried'); const untimed = new Trend('own_untimed');",
    body: `${home}; if (!never || !unset || !untried || !untimed) fail('');`,
    options: `thresholds: {
      own_never: ['count>0', 'count<1', 'rate<1'], own_unset: ['value<1'], own_untried: ['rate<1'], own_untimed: ['avg<1'],
      dropped_iterations: ['count<1'], 'http_reqs{name:other}': ['count<1'], checks: ['rate>=0'],
    }`,
  });
  const { threshold, record } = await load(small);
  const told = (metric: string, expression: string) => {
    const one = threshold(metric, expression);
    return [one?.ok, one?.value];
  };
  expect(told('own_never', 'count>0')).toEqual([false, 0]);
  expect(told('own_never', 'count<1')).toEqual([true, 0]);
  expect(told('own_never', 'rate<1')).toEqual([true, 0]);
  expect(told('dropped_iterations', 'count<1')).toEqual([true, 0]);
  expect(told('http_reqs{name:other}', 'count<1')).toEqual([true, 0]);
  for (const [metric, expression] of [
    ['own_unset', 'value<1'],
    ['own_untried', 'rate<1'],
    ['own_untimed', 'avg<1'],
    ['checks', 'rate>=0'],
  ] as const)
    expect(told(metric, expression), metric).toEqual([null, null]);
  expect(record.verdict).toBe('fail');
});

test('a counter that never counted under its own threshold: no go', async () => {
  ownScript(small, {
    head: "const never = new Counter('constructor');",
    body: `${home}; if (!never) fail('');`,
    options: "thresholds: { constructor: ['count>0'] }",
  });
  const ran = await trial(small);
  expect(ran.code, ran.stderr).toBe(1);
  expect(ran.report?.reasons.map(({ rule }) => rule)).toContain('load.ownThresholds');
  expect(ran.report?.defects).toEqual([]);
});

test('the plan has thresholds on counts too: a count that must be reached and is not asks who was asked', async () => {
  small.edit(
    platform,
    '      - { metric: http_req_failed, expression: rate<0.01, proves: [NHO-03] }\n',
    `      - { metric: http_req_failed, expression: rate<0.01, proves: [NHO-03] }
      - { metric: 'http_reqs{name:home}', expression: count>=9, proves: [NHO-03] }
      - { metric: dropped_iterations, expression: count<1 }
      - { metric: checks, expression: rate>=0.9, proves: [NHO-03] }
`,
  );
  ownScript(small, { body: `check(${home}, { đúng: ({ status }) => status === 200 });` });
  const whole = await load(small);
  expect([whole.codes, whole.record.verdict, whole.requirement]).toEqual([[], 'pass', 'pass']);
  ownScript(small, { body: "http.get(url, { tags: { name: 'other' } });" });
  const none = await load(small);
  expect(none.threshold('http_reqs{name:home}', 'count>=9')).toMatchObject({
    ok: null,
    samples: 0,
  });
  expect(none.record.verdict).toBe('blocked');
});

test.each([
  ['http_req_duration', 'p(50)<2000'],
  ['http_req_duration', 'p(99.9) < 2000'],
  ['http_req_duration', ' p(95.5)<=2000 '],
  ['http_req_duration', 'p(0)>=0'],
  ['http_req_duration', 'p(100.0)<9e3'],
  ['http_req_duration', 'med < 2000.5'],
  ['http_req_duration', 'avg!=0'],
  ['http_req_duration', 'min>=0'],
  ['http_reqs', 'rate>0.5'],
  ['http_reqs', 'count >= 9'],
  ['http_req_failed', 'rate===0'],
  ['vus_max', 'value>0'],
  ['iterations', 'count>5'],
])('%s %s is measured and judged, whoever asks for it', async (metric, expression) => {
  ownScript(small, { options: `thresholds: { ${metric}: [${JSON.stringify(expression)}] }` });
  // k6 tells its users each second.
  if (metric === 'vus_max') {
    small.edit(script, "duration: '1s'", "duration: '2s'");
  }
  const own = (await load(small)).threshold(metric, expression);
  expect(own).toMatchObject({ ok: true, from: 'script' });
  expect(own?.value).toEqual(expect.any(Number));
});

test('one tag written in two ways is one metric, and neither threshold on it is lost', async () => {
  ownScript(small, {
    options:
      "thresholds: { 'http_req_duration{ name: home }': ['p(90)<0.0001'], 'http_req_failed{name:\"home\"}': ['rate<0.5'] }",
  });
  const { threshold } = await load(small);
  expect(threshold('http_req_duration{name:home}', 'p(95)<2000')?.ok).toBe(true);
  expect(threshold('http_req_duration{ name: home }', 'p(90)<0.0001')?.ok).toBe(false);
  expect(threshold('http_req_failed{name:"home"}', 'rate<0.5')?.ok).toBe(true);
});

const names = [
  'Đăng nhập, rồi "nộp"',
  'hai\ndòng',
  '__proto__',
  'constructor',
  'toString',
  "'",
  '{a:b}',
  ',',
];

test('names of requests, groups and checks may be anything', async () => {
  ownScript(small, {
    head: `const names = ${JSON.stringify(names)};`,
    body: `for (const name of names) group(name, () => check(http.get(url, { tags: { name } }), { [name]: () => true })); ${home};`,
  });
  const { record, codes } = await load(small);
  expect(codes).toEqual([]);
  const begun = record.offered!.iterations!;
  for (const name of [...names, 'home'])
    expect(record.requests.find((one) => one.name === name)?.count, name).toBe(begun);
});

test('metrics may be called as what every object has', async () => {
  ownScript(small, {
    head: "const metrics = ['__proto__', 'toString', 'hasOwnProperty'].map((name) => new Counter(name));",
    body: `${home}; for (const one of metrics) one.add(1);`,
    options:
      "thresholds: { ['__proto__']: ['count>1e6'], toString: ['count>0'], hasOwnProperty: ['count>0'] }",
  });
  const { threshold } = await load(small);
  expect(threshold('__proto__', 'count>1e6')?.ok).toBe(false);
  expect(threshold('toString', 'count>0')?.ok).toBe(true);
});

test('a profile may be called as what every object has', async () => {
  small.edit(platform, '  quick:', '  constructor:');
  small.edit('config/targets/here.yaml', '[quick]', '[constructor]');
  const ran = await trial(small, ['--profile', 'constructor']);
  expect(ran.code, ran.stderr).toBe(0);
  const unknown = await trial(small, ['--profile', 'to-string']);
  expect(unknown.code).toBe(3);
});

test('a run that speaks by WebSocket tells of its sessions and messages', async () => {
  ownScript(small, {
    head: "import { WebSocket } from 'k6/websockets';",
    body: `${home}; const one = new WebSocket(url.replace('http', 'ws')); one.onerror = () => undefined;`,
  });
  const { record } = await load(small);
  expect(record.activity).toEqual([{ metric: 'ws_sessions', count: record.offered!.iterations! }]);
});
