import { request as ask } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Monitor } from './monitor.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from './testing/place.ts';
import { TestServers } from './testing/servers.ts';

// What strangers, pages of other sites and the monitor's own probes may not have done.

const place = new TestPlace();
const servers = new TestServers();
const asked: string[] = [];
let site = '';
let monitor: Monitor;
let local: Listening;
let open: Listening;

beforeAll(async () => {
  site = await servers.http((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const to = new URL(request.url ?? '', 'http://a').searchParams.get('to');
    if (to === null) response.end('fine');
    else response.writeHead(302, { Location: to }).end();
  });
  place.write(`open_probe: true
modules:
  http_2xx: { prober: http, timeout: 3s }
  post: { prober: http, http: { method: POST } }
  tcp: { prober: tcp, tcp: { query_response: [{ send: "GET /probe?target=${site}/raw HTTP/1.0\\r\\nHost: localhost\\r\\n\\r" }, { expect: "^HTTP/1.1 403" }] } }
probes:
  home: { module: http_2xx, target: counter, path: /ok, platform: counter, interval: 5s }
`);
  monitor = new Monitor({ load: () => place.load(site), version: '1.0.0' });
  local = await listen(monitor, '127.0.0.1:0');
  open = await listen(monitor, '0.0.0.0:0');
});
afterAll(async () => {
  await Promise.all([monitor.stop(), local.close(), open.close(), servers.end()]);
  place.remove();
});

const portOf = ({ url }: Listening) => new URL(url).port;

/** `fetch` would not let a test say `Host` and `Origin`. */
function status(method: string, path: string, headers: Record<string, string>, to = local) {
  return new Promise<number>((resolve, reject) => {
    const question = ask({ host: '127.0.0.1', port: portOf(to), method, path, headers });
    question.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    question.once('error', reject);
    question.end();
  });
}

describe('a page of another site', () => {
  const probe = () => `/probe?module=post&target=${encodeURIComponent(`${site}/posted`)}`;
  const foreign: [string, Record<string, string>][] = [
    ['of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of a neighbour', { 'Sec-Fetch-Site': 'same-site' }],
    ['with another origin', { Origin: 'http://evil.example' }],
    ['of another port', { Origin: 'http://127.0.0.1:1' }],
    ['without an origin of its own', { Origin: 'null' }],
    [
      'by a bent name',
      { Host: 'evil.example', Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ],
  ];

  test.each(foreign)('%s neither reloads nor probes nor tells alerts', async (_name, headers) => {
    asked.length = 0;
    for (const to of [local, open])
      for (const [method, path] of [
        ['POST', '/-/reload'],
        ['PUT', '/-/reload'],
        ['GET', probe()],
        ['POST', '/api/alerts'],
      ] as const)
        expect(await status(method, path, headers, to), path).toBe(403);
    expect(asked).toEqual([]);
  });

  test('by a bent name on loopback does nothing, even where the browser tells no origin', async () => {
    const headers = { Host: `evil.example:${portOf(local)}` };
    expect(await status('POST', '/-/reload', headers)).toBe(403);
    expect(await status('GET', probe(), headers)).toBe(403);
  });

  test('a program, and a page of our own, are not one', async () => {
    const own = { Origin: local.url, 'Sec-Fetch-Site': 'same-origin' };
    for (const headers of [{}, own, { 'Sec-Fetch-Site': 'none' }]) {
      expect(await status('POST', '/-/reload', headers)).toBe(200);
      expect(await status('GET', probe(), headers)).toBe(200);
    }
    // A link from elsewhere is followed to what is only read.
    expect(await status('GET', '/', { 'Sec-Fetch-Site': 'cross-site' })).toBe(200);
    expect(await status('GET', '/metrics', { 'Sec-Fetch-Site': 'cross-site' })).toBe(200);
  });
});

test('a stranger is told no log, of a configured target or any other', async () => {
  const path = `/probe?target=${encodeURIComponent(`${site}/ok`)}&debug=true`;
  expect(await status('GET', path, {}, open)).toBe(403);
  expect(await status('GET', path, { 'X-Forwarded-For': '203.0.113.9' })).toBe(403);
  expect(await status('GET', path, {})).toBe(200);
  expect(await status('GET', path.replace('true', 'false'), {}, open)).toBe(200);
});

describe('the monitor does not ask itself', () => {
  const through = (to: Listening, target: string) =>
    `http://127.0.0.1:${portOf(to)}/probe?module=http_2xx&target=${encodeURIComponent(target)}`;
  const probe = (target: string, module = 'http_2xx') =>
    `/probe?module=${module}&target=${encodeURIComponent(target)}`;

  test('a metadata service is reached neither at once nor through its own /probe', async () => {
    const never = 'http://169.254.169.254/latest';
    for (const to of [local, open]) {
      expect(await status('GET', probe(never), {}, to)).toBe(403);
      for (const inner of [local, open]) {
        const target = through(inner, never);
        const text = await (await fetch(`http://127.0.0.1:${portOf(to)}${probe(target)}`)).text();
        expect(text).toContain('\nprobe_http_status_code 403\n');
        expect(text).toContain('\nprobe_success 0\n');
      }
    }
  });

  test('nor is anything else, straight, over a redirect or by bare bytes', async () => {
    asked.length = 0;
    const target = through(local, `${site}/inner`);
    const led = `${site}/?to=${encodeURIComponent(target)}`;
    for (const one of [target, led]) {
      const text = await (await fetch(`${local.url}${probe(one)}`)).text();
      expect(text).toContain('\nprobe_http_status_code 403\n');
    }
    const raw = await fetch(`${local.url}${probe(`127.0.0.1:${portOf(local)}`, 'tcp')}`);
    expect(await raw.text()).toContain('\nprobe_success 1\n');
    const reload = await fetch(`${local.url}${probe(`${local.url}/-/reload`, 'post')}`);
    expect(await reload.text()).toContain('\nprobe_http_status_code 403\n');
    expect(asked.filter((one) => !one.includes('?to='))).toEqual([]);
  });

  test('a circle through itself ends at once', async () => {
    const at = `http://127.0.0.1:${portOf(open)}/probe?module=http_2xx&target=`;
    const circle: string = `${site}/?to=${encodeURIComponent(`${at}${encodeURIComponent(`${site}/?to=${encodeURIComponent(at)}`)}`)}`;
    asked.length = 0;
    await (await fetch(`${local.url}${probe(circle)}`)).text();
    expect(asked).toHaveLength(1);
  });

  test('its figures may be watched', async () => {
    const text = await (await fetch(`${local.url}${probe(`${local.url}/metrics`)}`)).text();
    expect(text).toContain('\nprobe_success 1\n');
  });
});

describe('connections that are held', () => {
  const held: Socket[] = [];
  const hold = (start: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(portOf(local)), '127.0.0.1');
      held.push(socket.on('error', () => resolve()).on('close', () => resolve()));
      socket.once('connect', () => {
        if (start !== '') socket.write(start);
        resolve();
      });
    });
  afterAll(() => held.forEach((socket) => socket.destroy()));
  const connections = () =>
    new Promise<number>((resolve) => local.server.getConnections((_error, n) => resolve(n)));

  test('2,000 idle and 200 slow ones shut nobody out, and few are kept', async () => {
    const body =
      'POST /api/alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';
    for (let i = 0; i < 200; i++) await hold(i % 2 === 0 ? 'GET /metrics HT' : body);
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 100 }, () => hold('')));
    const answer = await fetch(`${local.url}/metrics`, { headers: { Connection: 'close' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('nghiemthu_');
    expect(await connections()).toBeLessThan(300);
  });

  test.each([
    ['a silent one', ''],
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: '],
    [
      'a body that never ends',
      'POST /api/alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    ],
  ])('%s is closed', async (_name, start) => {
    const socket = connect(Number(portOf(local)), '127.0.0.1').on('error', () => undefined);
    socket.resume();
    if (start !== '') socket.write(start);
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  });
});
