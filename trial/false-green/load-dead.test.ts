import { wordsOf } from '../../words/said/in-words/index.ts';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { load, ownScript, platform } from '../testing/small-load.ts';
import { makeSmall, trial, well, type Small } from '../testing/small.ts';
import { verdicts } from './expect.ts';

const opened: Small[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function smallWith(listener: RequestListener = well): Promise<Small> {
  const small = await makeSmall(listener);
  opened.push(small);
  return small;
}

/** Only response times are asked for, as in the plan of whoever forgets the errors. */
function timesAlone(small: Small): void {
  small.edit(
    platform,
    '      - { metric: http_req_failed, expression: rate<0.01, proves: [NHO-03] }\n',
    '',
  );
}

/** Answers well at first, as the preflight and the suites need it, and then cuts most connections of load. */
function dyingUnderLoad(every: number): RequestListener {
  let n = 0;
  return (request, response) => {
    const ofLoad = /k6/i.test(request.headers['user-agent'] ?? '');
    if (ofLoad && n++ % every !== 0) return void request.socket.destroy();
    well(request, response);
  };
}

test('load against a dead application: quick refusals are no quick answers, and the plan guards it', async () => {
  const small = await smallWith(dyingUnderLoad(20));
  timesAlone(small);
  const ran = await trial(small);
  expect(ran.code, ran.stderr).toBe(1);
  expect(verdicts(ran)['NHO-03']).toBe('fail');
  const [run] = ran.report!.platforms[0]!.load;
  const guard = run!.thresholds.find(({ from }) => from === 'plan')!;
  expect(guard).toMatchObject({
    metric: 'http_req_failed{name:home}',
    expression: 'rate<=0.1',
    ok: false,
  });
  expect(guard.value).toBeGreaterThan(0.8);
  // Judged on the answers that came.
  expect(run!.thresholds[0]!.samples).toBeLessThanOrEqual(2);
  expect(ran.report?.defects.map(({ requirements }) => requirements)).toEqual([['NHO-03']]);
});

test('nothing answers at all: no time was measured, and the guard says whose it is', async () => {
  const small = await smallWith(dyingUnderLoad(1e9));
  timesAlone(small);
  // One answer to the look before, none to the load.
  const { threshold, requirement, record } = await load(small);
  expect(threshold('http_req_failed{name:home}', 'rate<=0.1')?.ok).toBe(false);
  expect(requirement).toBe('fail');
  expect(record.requests[0]).toMatchObject({ name: 'home' });
});

test.each([
  ['an error page', 500, 'fail'],
  ['a page that says it is not found', 404, 'fail'],
  ['what was asked for', 200, 'pass'],
])('every answer is %s', async (_what, status, verdict) => {
  const small = await smallWith((_request, response) => {
    response.statusCode = status;
    response.end('Hệ thống');
  });
  timesAlone(small);
  expect((await load(small)).requirement).toBe(verdict);
});

test('a requirement that has its own bound on errors, or on checks, needs no guard; a bound that bounds nothing is none', async () => {
  const small = await smallWith();
  const { record } = await load(small);
  expect(record.thresholds.filter(({ from }) => from === 'plan')).toEqual([]);
  small.edit(platform, 'expression: rate<0.01', 'expression: rate<=1');
  const { record: other } = await load(small);
  expect(other.thresholds.filter(({ from }) => from === 'plan')).toMatchObject([
    { metric: 'http_req_failed{name:home}', proves: ['NHO-03'] },
  ]);
});

test('what a script has k6 not judge is not proved by its times', async () => {
  const small = await smallWith();
  timesAlone(small);
  ownScript(small, { head: 'http.setResponseCallback(null);' });
  const { record, requirement } = await load(small);
  expect(requirement).toBe('blocked');
  expect(record.verdict).toBe('blocked');
});

test('a refusal that looks like an answer: the checks of the script say so', async () => {
  const small = await smallWith((request, response) => {
    response.end(/k6/i.test(request.headers['user-agent'] ?? '') ? 'Hệ thống quá tải' : '');
  });
  ownScript(small, {
    body: "check(http.get(url, { tags: { name: 'home' } }), { 'đúng trang': ({ body }) => body.includes('Nhỏ') });",
  });
  const { record, requirement } = await load(small);
  expect(record.verdict).toBe('fail');
  expect(requirement).toBe('blocked');
});

const effect = `    effect:
      title: { vi: Phiếu, en: Votes }
      acknowledged: votes_acknowledged
      arrived: votes_counted
      proves: [NHO-03]
`;

/** A platform that takes votes and keeps each `keeps`-th. */
async function votes(keeps: number): Promise<Small> {
  let given = 0;
  let kept = 0;
  const small = await smallWith((request, response) => {
    if (request.url === '/vote') {
      if (given++ % keeps === 0) kept += 1;
      return void response.end('đã nhận');
    }
    if (request.url === '/count') return void response.end(String(kept));
    well(request, response);
  });
  small.edit(platform, '    duration: 1s\n', `    duration: 1s\n${effect}`);
  ownScript(small, {
    head: "const acknowledged = new Counter('votes_acknowledged'); const counted = new Counter('votes_counted');",
    body: "http.get(url, { tags: { name: 'home' } }); if (http.get(url + '/vote').body === 'đã nhận') acknowledged.add(1);",
    more: "export function teardown() { counted.add(Number(http.get(url + '/count').body)); }",
  });
  return small;
}

test('load is judged by what it left: all that was acknowledged is there', async () => {
  const { codes, requirement, threshold } = await load(await votes(1));
  expect(codes).toEqual([]);
  expect(threshold('votes_counted', 'arrived>=1')).toMatchObject({ ok: true, value: 1 });
  expect(requirement).toBe('pass');
});

test('a platform that acknowledges votes and keeps half of them', async () => {
  const ran = await trial(await votes(2));
  expect(ran.code, ran.stderr).toBe(1);
  expect(verdicts(ran)['NHO-03']).toBe('fail');
  const [defect] = ran.report!.defects;
  expect(wordsOf(defect!.title, 'vi')).toContain('Phiếu: có thật sau khi được báo nhận ≥ 100 %');
});

test.each([
  ['nothing was acknowledged', "=== 'đã nhận'", "=== 'chưa nhận'"],
  ['nobody asked afterwards', 'counted.add(', 'void ('],
])('%s: what was left is not judged', async (_what, from, to) => {
  const small = await votes(1);
  small.edit('suites/small/products/sandbox/load/quick.ts', from, to);
  const { requirement, threshold } = await load(small);
  expect(threshold('votes_counted', 'arrived>=1')?.ok).toBeNull();
  expect(requirement).toBe('blocked');
});

test('a machine without file handles to spare accuses nobody', async () => {
  const small = await smallWith();
  timesAlone(small);
  ownScript(small, {
    body: "http.get('http://khong-co-ten-nay.invalid/', { tags: { name: 'home' } });",
  });
  const { codes, requirement } = await load(small);
  expect(codes).toContain('load-own-lack');
  expect(requirement).toBe('blocked');
});

test('a refused connection is the platform’s, whoever else is well', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const small = await smallWith();
  timesAlone(small);
  ownScript(small, { body: `http.get('http://127.0.0.1:${port}/', { tags: { name: 'home' } });` });
  const { codes, requirement } = await load(small);
  expect(codes).toEqual(['no-samples']);
  expect(requirement).toBe('fail');
});
