import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ApiModule } from '../../config/monitoring/steps.ts';
import type { Deployment } from '../look/look.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { look as lookAt, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';

type Options = z.input<typeof ApiModule>;
type Steps = Options['steps'];

const servers = new TestServers();
let site = '';
let deployment: Deployment;
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];

const PASSWORD = 'mật khẩu & rất dài';
const TOKEN = 'eyJ.a-token/that+nobody=reads';

beforeAll(async () => {
  site = await servers.http((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, response, Buffer.concat(parts).toString('utf8')));
  });
  const config = sandboxConfig({ procedures: site, dvcqg: site, vneid: site });
  const somebody = { platform: 'procedures', role: 'integration', unit: null };
  const account = { ...somebody, username: 'dong-nai', password: PASSWORD };
  deployment = deploymentOf(config, { addresses: { dvcqg: site }, accounts: [account] });
});
afterAll(() => servers.end());

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { method = '', url = '', headers } = request;
  asked.push({ method, url, headers, body });
  const json = (value: unknown, status = 200) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const pages: Record<string, () => void> = {
    '/token': () => void json({ accessToken: TOKEN, list: [{ 'a/b': 7 }] }),
    '/items': () => {
      const known = headers.authorization === `Bearer ${TOKEN}`;
      json(
        known ? { total: 2, items: [{ code: 'x' }] } : { error: `no ${TOKEN}` },
        known ? 200 : 401,
      );
    },
    '/cookie': () =>
      void response.writeHead(303, { 'Set-Cookie': 'id=1', Location: '/home' }).end(),
    '/home': () => void response.end(headers.cookie === 'id=1' ? 'xin chào' : 'ai đó'),
    '/away': () => void response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    '/large': () => void response.end('a'.repeat(2_000_000)),
    '/header': () => void response.setHeader('X-Csrf', 'token=abc123;').end(),
    '/hang': () => undefined,
  };
  (pages[url.replace(/\?.*/, '')] ?? (() => void json({ error: 'none' }, 404)))();
}

function look(
  steps: Steps,
  options: Partial<Options> = {},
  more: Parameters<typeof lookAt>[2] = {},
) {
  asked = [];
  const api = { account: 'integration', ...options, steps };
  return lookAt(site, { prober: 'api', api }, { deployment, ...more });
}

const tokenStep: Steps[number] = {
  ...{ name: 'token', method: 'POST', effect: 'token', path: '/token' },
  json: { id: '{{account.username}}', secret: '{{account.password}}' },
  capture: { token: { json: '/accessToken' }, odd: { json: '/list/0/a~1b' } },
};
const bearer = { Authorization: 'Bearer {{token}}' };

test('a token is asked for with the account and used by the next step', async () => {
  const items: Steps[number] = {
    ...{ name: 'items', address: 'dvcqg', path: '/items?n={{odd}}', headers: bearer },
    fail_if_json_not_equals: { '/total': 2, '/items': [{ code: 'x' }] },
    fail_if_body_json_not_matches_schema: { required: ['items'] },
    fail_if_header_not_matches: [{ header: 'Content-Type', regexp: 'json' }],
  };
  const sample = await look([tokenStep, items]);
  expect(sample.outcome, sample.log.text()).toBe('success');
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ id: 'dong-nai', secret: PASSWORD });
  expect(asked[1]).toMatchObject({ url: '/items?n=7' });
  for (const step of ['token', 'items']) {
    expect(valueOf(sample, `nghiemthu_api_step_success{step="${step}"}`)).toBe(1);
    expect(valueOf(sample, `nghiemthu_api_step_duration_seconds{step="${step}"}`)).toBeGreaterThan(
      0,
    );
  }
});

test('numbers that a platform says of itself are metrics, and without them the step fails', async () => {
  const items = { name: 'items', address: 'dvcqg', path: '/items', headers: bearer };
  const seen = await look([tokenStep, { ...items, figures: { all: '/total' } }]);
  expect(seen.outcome, seen.log.text()).toBe('success');
  expect(valueOf(seen, 'nghiemthu_api_figure{figure="all"}')).toBe(2);
  for (const pointer of ['/none', '/items', '/items/0/code']) {
    const sample = await look([tokenStep, { ...items, figures: { all: pointer } }]);
    expect(sample.outcome, pointer).toBe('failure');
  }
});

describe('a step that fails is named, and ends the conversation', () => {
  const get = (path: string, more: Partial<Steps[number]> = {}): Steps => [
    { name: 'first', path, ...more },
    { name: 'second', path: '/home' },
  ];
  const cases: [name: string, steps: Steps, reason: string][] = [
    [
      'status',
      get('/none'),
      'Step first failed: Invalid HTTP response status code, wanted 2xx, got 404',
    ],
    ['body', get('/home', { fail_if_body_not_matches_regexp: ['chào'] }), 'Body did not match'],
    [
      'header',
      get('/home', { fail_if_header_not_matches: [{ header: 'X-A', regexp: '.' }] }),
      'Header did not match',
    ],
    ['value', get('/token', { fail_if_json_not_equals: { '/a': 1 } }), 'Body did not equal'],
    ['no JSON', get('/home', { fail_if_json_not_equals: { '/a': 1 } }), 'the answer is no JSON'],
    [
      'nothing to capture',
      get('/token', { capture: { a: { json: '/b' } } }),
      'the answer has no a',
    ],
    ['an object to capture', get('/token', { capture: { a: { json: '/list' } } }), 'has no a'],
    ['a body too large', get('/large'), 'too large'],
    ['a redirect elsewhere', get('/away'), 'a redirect leads away'],
    ['no answer in time', get('/hang'), 'deadline'],
  ];
  test.each(cases)('%s', async (_name, steps, reason) => {
    const sample = await look(steps, {}, { timeoutMs: 400 });
    expect(sample.outcome, sample.log.text()).toBe('failure');
    expect(sample.reason).toMatch(/^Step first failed: /);
    expect(sample.reason).toContain(reason);
    expect(valueOf(sample, 'nghiemthu_api_step_success{step="first"}')).toBe(0);
    expect(valueOf(sample, 'nghiemthu_api_step_success{step="second"}')).toBeUndefined();
  });
});

test('cookies and forms are sent, values are captured from headers and bodies', async () => {
  const sample = await look([
    {
      name: 'csrf',
      path: '/header',
      capture: { csrf: { header: 'x-csrf', regexp: 'token=(\\w+)' } },
    },
    {
      ...{ name: 'sign-in', method: 'POST', effect: 'token', path: '/cookie' },
      form: { csrf: '{{csrf}}', password: '{{account.password}}' },
      fail_if_body_not_matches_regexp: ['xin chào'],
      capture: { who: { regexp: 'xin .+' } },
    },
    { name: 'home', path: '/home/{{who}}', valid_status_codes: [404] },
  ]);
  expect(sample.outcome, sample.log.text()).toBe('success');
  expect(Object.fromEntries(new URLSearchParams(asked[1]?.body))).toEqual({
    csrf: 'abc123',
    password: PASSWORD,
  });
  expect(asked.at(-1)).toMatchObject({ url: '/home/xin%20ch%C3%A0o', headers: { cookie: 'id=1' } });
});

test('neither a password nor a token is ever shown', async () => {
  const blunt: Steps = [
    tokenStep,
    {
      name: 'told',
      path: '/items',
      fail_if_body_not_matches_regexp: ['x'],
      headers: { 'X-A': '{{token}}' },
    },
  ];
  const failed = await look([
    ...blunt,
    { name: 'odd', path: '/none', headers: { 'X-Odd': `{{token}}\n{{account.password}}` } },
  ]);
  const wrong = await look([
    tokenStep,
    { name: 'odd', path: '/none', headers: { 'X-Odd': '{{token}}\n' } },
  ]);
  // What cannot be sent is the fault of the configuration.
  expect([failed.outcome, wrong.outcome]).toEqual(['failure', 'blocked']);
  for (const sample of [failed, wrong]) {
    const all = [sample.reason, sample.log.text(), JSON.stringify(sample.families)].join('\n');
    for (const secret of [PASSWORD, TOKEN, encodeURIComponent(PASSWORD)])
      expect(all).not.toContain(secret);
  }
});

describe('on a live platform', () => {
  const live = () => ({
    deployment: { ...deployment, target: { ...deployment.target, kind: 'live' as const } },
  });

  test('only what reads, and a POST for a token, is sent', async () => {
    const reads = await look(
      [tokenStep, { name: 'items', path: '/items', headers: bearer }],
      {},
      live(),
    );
    expect(reads.outcome, sample(reads)).toBe('success');
    for (const [method, effect] of [['POST'], ['PUT', 'token'], ['DELETE']] as const) {
      const step = { name: 'change', method, path: '/items', ...(effect && { effect }) };
      const refused = await look([step], {}, live());
      expect(refused).toMatchObject({ outcome: 'refused' });
      expect(refused.reason).toContain(`step change: ${method} /items may change something`);
      expect(asked).toEqual([]);
    }
    expect((await look([{ name: 'change', method: 'POST', path: '/token' }])).outcome).toBe(
      'success',
    );
  });

  const sample = ({ log }: { log: { text(): string } }) => log.text();
});

describe('asked by /probe, which knows no deployment', () => {
  const none = { deployment: undefined };

  test('an account or a name of an address is blocked with its reason', async () => {
    const account = await look([tokenStep], {}, none);
    expect(account).toMatchObject({ outcome: 'blocked' });
    expect(account.reason).toContain('needs an account of integration of a deployment');
    const address = await look(
      [{ name: 'a', address: 'dvcqg', path: '/' }],
      { account: undefined },
      none,
    );
    expect(address.reason).toContain('needs the address dvcqg of a deployment');
  });

  test('what needs neither is done, and may be live', async () => {
    const reads = await look([{ name: 'home', path: '/home' }], { account: undefined }, none);
    expect(reads.outcome).toBe('success');
    const posts = await look(
      [{ name: 'a', method: 'POST', path: '/items' }],
      { account: undefined },
      none,
    );
    expect(posts.outcome).toBe('refused');
  });
});

test('an account that the target has not is the monitor’s fault', async () => {
  const sample = await look([tokenStep], { account: 'leader' });
  expect(sample).toMatchObject({ outcome: 'blocked' });
  expect(sample.reason).toContain('has no account of leader');
});
