import { request as ask } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Monitor } from '../monitor.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

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

  test.each(foreign)('%s cannot reload, probe or send alerts', async (_name, headers) => {
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

  test('under a forged name on loopback does nothing, even without an Origin header', async () => {
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

test('another machine gets no probe log, of a configured target or any other', async () => {
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

describe('a hostile request', () => {
  /** Sends bytes as they are, and reads until the server closes or answers as often as is waited for. */
  function exchange(bytes: string, answers = 1): Promise<string[]> {
    return new Promise((resolve) => {
      const socket = connect(Number(portOf(open)), '127.0.0.1');
      let text = '';
      const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => match[1]!);
      const end = () => {
        socket.destroy();
        resolve(statuses());
      };
      socket.setEncoding('latin1').on('data', (more: string) => {
        text += more;
        if (statuses().filter((one) => one !== '100').length >= answers) end();
      });
      socket.on('error', end).on('close', end);
      socket.write(bytes, 'latin1');
    });
  }
  const head = (line: string, ...more: string[]) =>
    `${[line, 'Host: 127.0.0.1', ...more].join('\r\n')}\r\n\r\n`;
  const chunked = (...rest: string[]) =>
    head(
      'POST /api/alerts HTTP/1.1',
      'Transfer-Encoding: chunked',
      'Content-Type: application/json',
    ) + rest.join('\r\n');
  const secretFile = '/etc/passwd';

  /** None may be answered as if it were well: 4xx, 5xx, or no answer and a closed connection. */
  const refused: [string, string][] = [
    [
      'two lengths',
      head('POST /api/alerts HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2') + 'ab',
    ],
    [
      'a length and chunks',
      head('POST /api/alerts HTTP/1.1', 'Content-Length: 4', 'Transfer-Encoding: chunked') +
        '0\r\n\r\n',
    ],
    [
      'chunks twice',
      head(
        'POST /api/alerts HTTP/1.1',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: chunked',
      ) + '0\r\n\r\n',
    ],
    [
      'chunks that are none',
      head('POST /api/alerts HTTP/1.1', 'Transfer-Encoding: xchunked') + '0\r\n\r\n',
    ],
    [
      'chunks before another coding',
      head('POST /api/alerts HTTP/1.1', 'Transfer-Encoding: chunked, identity') + '0\r\n\r\n',
    ],
    [
      'a hidden coding',
      head('POST /api/alerts HTTP/1.1', 'Transfer-Encoding:\u000bchunked') + '0\r\n\r\n',
    ],
    ['a space before the colon', head('POST /api/alerts HTTP/1.1', 'Content-Length : 2') + '{}'],
    ['a negative length', head('POST /api/alerts HTTP/1.1', 'Content-Length: -1')],
    ['a length with a sign', head('POST /api/alerts HTTP/1.1', 'Content-Length: +2') + '{}'],
    ['a length in hexadecimal', head('POST /api/alerts HTTP/1.1', 'Content-Length: 0x2') + '{}'],
    [
      'a length beyond all numbers',
      head('POST /api/alerts HTTP/1.1', `Content-Length: ${'9'.repeat(40)}`),
    ],
    ['a length that is a list', head('POST /api/alerts HTTP/1.1', 'Content-Length: 2, 2') + '{}'],
    ['a chunk without a size', chunked('zz', '', '')],
    ['a chunk of a negative size', chunked('-1', 'a', '0', '', '')],
    ['a chunk of a size beyond all numbers', chunked('f'.repeat(20), 'a', '0', '', '')],
    ['a chunk longer than it says', chunked('1', 'abc', '0', '', '')],
    [
      'a chunk with an extension without end',
      chunked(`1;${'a'.repeat(100_000)}`, 'a', '0', '', ''),
    ],
    ['a trailer without end', chunked('0', `X: ${'a'.repeat(100_000)}`, '', '')],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a folded header', head('GET / HTTP/1.1', 'X-A: a', ' b')],
    ['a header that is none', head('GET / HTTP/1.1', 'no colon')],
    ['a header without a name', head('GET / HTTP/1.1', ': a')],
    ['a null byte in a header', head('GET / HTTP/1.1', 'X-A: a\0b')],
    ['a line break alone in a header', head('GET / HTTP/1.1', 'X-A: a\rX-B: b')],
    ['a header of 1 MB', head('GET / HTTP/1.1', `X-A: ${'a'.repeat(1_000_000)}`)],
    [
      '10,000 headers',
      head('GET / HTTP/1.1', ...Array.from({ length: 10_000 }, (_, n) => `X-${n}: a`)),
    ],
    ['an address of 1 MB', head(`GET /${'a'.repeat(1_000_000)} HTTP/1.1`)],
    ['a null byte in the address', head('GET /\0 HTTP/1.1')],
    ['a space in the address', head('GET /a b HTTP/1.1')],
    ['a bad escape in the address', head('GET /probes/%zz HTTP/1.1')],
    ['half an escape', head('GET /probes/% HTTP/1.1')],
    ['an escape that is no UTF-8', head('GET /probes/%ff%fe HTTP/1.1')],
    ['an escape that is overlong', head('GET /evidence/%c0%ae%c0%ae/%c0%af HTTP/1.1')],
    ['an escaped null byte', head('GET /evidence/a%00/b HTTP/1.1')],
    ['the authority of another', head('GET evil.example:80 HTTP/1.1')],
    ['a star', head('GET * HTTP/1.1')],
    ['HTTP/0.9', 'GET /\r\n\r\n'],
    ['HTTP/2 by itself', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/3.0', head('GET / HTTP/3.0')],
    ['a version that is none', head('GET / HTTP/x')],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
    ['nothing but line breaks and bytes', '\r\n\r\n\u00ff\u00fe\r\n\r\n'],
    ['a method that is none', head('HACK / HTTP/1.1')],
    ['a method in small letters', head('get / HTTP/1.1')],
    ['TRACE', head('TRACE / HTTP/1.1')],
    ['CONNECT', head('CONNECT 169.254.169.254:80 HTTP/1.1')],
    ['DELETE', head('DELETE /config HTTP/1.1')],
    ['PUT', head('PUT /metrics HTTP/1.1', 'Content-Length: 0')],
    ['PATCH', head('PATCH /-/reload HTTP/1.1', 'Content-Length: 0')],
    ['POST where only GET is allowed', head('POST / HTTP/1.1', 'Content-Length: 0')],
    ['GET where only POST is allowed', head('GET /api/alerts HTTP/1.1')],
    ['another method by a header', head('GET /-/reload HTTP/1.1', 'X-HTTP-Method-Override: POST')],
    [
      'an expectation that is none',
      head('POST /api/alerts HTTP/1.1', 'Expect: 200-maybe', 'Content-Length: 2') + '{}',
    ],
    [
      'an expectation by a stranger',
      head('POST /api/alerts HTTP/1.1', 'Expect: 100-continue', 'Content-Length: 2'),
    ],
    [
      'an alert by a stranger',
      head('POST /api/alerts HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 2') +
        '{}',
    ],
    [
      'a compressed body by a stranger',
      head(
        'POST /api/alerts HTTP/1.1',
        'Content-Type: application/json',
        'Content-Encoding: gzip',
        'Content-Length: 2',
      ) + '{}',
    ],
    ...[
      '/evidence/../../etc/passwd',
      '/evidence/..%2f..%2f..%2fetc%2fpasswd',
      '/evidence/%2e%2e/%2e%2e/etc/passwd',
      '/evidence/..%5c..%5cetc%5cpasswd',
      '/evidence/....//....//etc/passwd',
      '/evidence/%252e%252e%252fetc%252fpasswd',
      '/evidence/20250701T000000Z-00000000/..%2f..%2fstore.db',
      '//etc/passwd',
      '/..;/config/../etc/passwd',
      '/probes/..%2f..%2fetc%2fpasswd',
      '/-/../etc/passwd',
      secretFile,
    ].map((path): [string, string] => [`the path ${path}`, head(`GET ${path} HTTP/1.1`)]),
    ...[
      '/probe?target=http://169.254.169.254/latest',
      '/probe?target=http://[::ffff:a9fe:a9fe]/',
      '/probe?target=http://metadata%00.example/&module=constructor',
      '/probe?module=__proto__&target=a',
      '/probe?target=a&module=' + 'a'.repeat(9_000),
      '/probe?target=',
      '/probe?target[]=a',
    ].map((path): [string, string] => [
      `the probe ${path.slice(0, 60)}`,
      head(`GET ${path} HTTP/1.1`),
    ]),
  ];

  test.each(refused)('with %s is refused or cut off, and holds up nobody', async (_name, bytes) => {
    asked.length = 0;
    const statuses = await exchange(bytes);
    for (const one of statuses) expect(one).toMatch(/^(?:4|5)\d\d$/);
    expect(asked).toEqual([]);
    expect(await status('GET', '/-/healthy', {}, open)).toBe(200);
  });

  const harmless: [string, string, string[]][] = [
    ['the whole address of this server', head('GET http://127.0.0.1/-/healthy HTTP/1.1'), ['200']],
    [
      'the whole address of another: it is no proxy',
      head('GET http://evil.example/-/healthy HTTP/1.1'),
      ['200'],
    ],
    [
      'a range of a generated answer',
      head('GET /-/healthy HTTP/1.1', 'Range: bytes=0-0,0-0,0-0'),
      ['200'],
    ],
    [
      'an upgrade to what is not there',
      head('GET /-/healthy HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'),
      ['200'],
    ],
    [
      'an upgrade to HTTP/2',
      head(
        'GET /-/healthy HTTP/1.1',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABk',
      ),
      ['200'],
    ],
    // As any probe whose target cannot be asked: a failure, and not a byte of the file.
    ['the probe of a file', head('GET /probe?target=file:///etc/passwd HTTP/1.1'), ['200']],
    ['HTTP/1.0', 'GET /-/healthy HTTP/1.0\r\n\r\n', ['200']],
    [
      'a body where none is read',
      head('GET /-/healthy HTTP/1.1', 'Content-Length: 5') + 'GET /',
      ['200'],
    ],
  ];
  test.each(harmless)('with %s does no more than is answered', async (_name, bytes, wanted) => {
    expect(await exchange(bytes)).toEqual(wanted);
    expect(await status('GET', '/-/healthy', {}, open)).toBe(200);
  });

  test('an alert that waits for 100 Continue gets it, from this machine', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const question = ask({
        ...{ host: '127.0.0.1', port: portOf(local), method: 'POST', path: '/api/alerts' },
        headers: {
          Expect: '100-continue',
          'Content-Type': 'application/json',
          'Content-Length': 2,
        },
      });
      question.on('continue', () => question.end('{}')).on('error', reject);
      question.on('response', (response) => resolve(response.statusCode ?? 0));
      question.flushHeaders();
    });
    expect(answer).toBe(400);
  });

  test('of a hundred in one piece is answered one after the other', async () => {
    const many = head('GET /-/healthy HTTP/1.1').repeat(100);
    expect(await exchange(many, 100)).toEqual(Array.from({ length: 100 }, () => '200'));
  });

  test('that is smuggled behind a good one is not taken for one', async () => {
    asked.length = 0;
    const probe = head(`GET /probe?target=${encodeURIComponent(`${site}/smuggled`)} HTTP/1.1`);
    const first = head('POST /-/healthy HTTP/1.1', `Content-Length: ${probe.length}`) + probe;
    const last = head('GET /-/healthy HTTP/1.1', 'Connection: close');
    expect(await exchange(first + last, 3)).toEqual(['404', '200']);
    expect(asked).toEqual([]);
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
