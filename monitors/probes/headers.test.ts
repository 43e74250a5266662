import { vietnamese } from '../testing/words.ts';
import { createSecureServer } from 'node:http2';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { HttpModule } from '../../config/monitoring/module.ts';
import { startBeside } from '../testing/beside.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { look, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';

// Headers both ways, over HTTP/1.1 and HTTP/2: in UTF-8, each for itself, and none that cannot be sent.

type Options = z.input<typeof HttpModule>;
const servers = new TestServers();
let certificates: TestCertificates;
let plain = '';
let secure = '';
/** What the bare server was asked, byte by byte, newest last. */
let asked: string[] = [];
/** The same of the server of HTTP/2. */
let heard: IncomingHttpHeaders | undefined;
/** What the bare server answers with, by path. */
const answers = new Map<string, string>();

beforeAll(async () => {
  certificates = makeCertificates();
  const port = await servers.tcp((socket: Socket) =>
    socket.once('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1');
      asked.push(text);
      const path = / (\S+) /.exec(text)?.[1] ?? '';
      const answer = answers.get(path) ?? 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine';
      socket.end(answer, 'utf8');
    }),
  );
  plain = `http://127.0.0.1:${port}`;
  const server = createSecureServer(certificates.good);
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    heard = headers;
    stream.on('error', () => undefined);
    const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    if (headers[':path'] === '/moved')
      stream.respond({ ':status': 302, location: latin1('/xã?q=thủ tục') }, { endStream: true });
    else {
      const several = { 'x-unit': ['one', 'two'], 'set-cookie': ['a=1', 'b=2'] };
      stream.respond({ ':status': 200, 'x-name': latin1('Nguyễn Văn A'), ...several });
      stream.end('fine');
    }
  });
  secure = `https://localhost:${await servers.listen(server)}`;
});
beforeEach(() => {
  asked = [];
  heard = undefined;
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

const module = (http: Options) => ({
  prober: 'http' as const,
  http: { tls_config: { ca_file: certificates.ca }, ...http },
});

describe('a place to go that is written in UTF-8', () => {
  const places = [
    ['/xã/hồ sơ?q=thủ tục', '/x%C3%A3/h%E1%BB%93%20s%C6%A1?q=th%E1%BB%A7%20t%E1%BB%A5c'],
    ['/x%C3%A3', '/x%C3%A3'],
    ['/a\\b', '/a%5Cb'],
  ] as const;

  test.each(places)('%s is asked for as such', async (location, path) => {
    answers.set(
      '/moved',
      `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`,
    );
    const sample = await look(`${plain}/moved`, module({}));
    expect(sample.outcome, sample.log.text()).toBe('success');
    const [, ours = ''] = asked;
    expect(ours.split(' ')[1]?.toUpperCase()).toBe(path.toUpperCase());
    const beside = await startBeside({ page: module({}) });
    try {
      expect((await beside.ask('page', `${plain}/moved`)).success).toBe(true);
      // Its query is sent as it came, spaces too, which is no HTTP any more.
      const theirs = asked[3]?.split(' ')[1]?.split('?')[0];
      expect(decodeURIComponent(ours.split(/[ ?]/)[1] ?? '')).toBe(
        decodeURIComponent(theirs ?? ''),
      );
    } finally {
      await beside.stop();
    }
  });

  test('is so over HTTP/2', async () => {
    const sample = await look(`${secure}/moved`, module({}));
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(decodeURIComponent(String(heard?.[':path']))).toBe('/xã?q=thủ tục');
  });

  test('keeps bytes that are no UTF-8', async () => {
    const latin1 = await servers.tcp((socket) =>
      socket.once('data', (bytes: Buffer) => {
        asked.push(bytes.toString('latin1'));
        const first = asked.length === 1;
        const answer = first
          ? 'HTTP/1.1 302 Found\r\nLocation: /x\xe3\r\n\r\n'
          : 'HTTP/1.1 200 OK\r\n\r\n';
        socket.end(answer, 'latin1');
      }),
    );
    expect((await look(`http://127.0.0.1:${latin1}/`, module({}))).outcome).toBe('success');
    expect(asked[1]).toMatch(/^GET \/x%E3 /i);
  });
});

describe('a header that is answered', () => {
  const name = { header: 'X-Name', regexp: '^Nguyễn Văn A$' };

  test('in UTF-8 is matched as such', async () => {
    answers.set('/name', 'HTTP/1.1 200 OK\r\nX-Name: Nguyễn Văn A\r\n\r\n');
    for (const target of [`${plain}/name`, `${secure}/`]) {
      const matched = await look(target, module({ fail_if_header_matches: [name] }));
      expect(matched.outcome).toBe('failure');
      expect(matched.reason).toContain('Header matched');
      const wanted = await look(target, module({ fail_if_header_not_matches: [name] }));
      expect(wanted.outcome, wanted.log.text()).toBe('success');
    }
  });

  test('several times is matched each for itself', async () => {
    answers.set(
      '/units',
      'HTTP/1.1 200 OK\r\nX-Unit: one\r\nX-Unit: two\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n',
    );
    for (const target of [`${plain}/units`, `${secure}/`])
      for (const [header, regexp] of [
        ['X-Unit', '^two$'],
        ['Set-Cookie', '^b=2$'],
      ] as const) {
        const rule = { header, regexp };
        const wanted = await look(target, module({ fail_if_header_not_matches: [rule] }));
        expect(wanted.outcome, wanted.log.text()).toBe('success');
        const unwanted = await look(target, module({ fail_if_header_matches: [rule] }));
        expect(unwanted.outcome).toBe('failure');
      }
  });
});

describe('a header of the module', () => {
  const inVietnamese = { headers: { 'X-Unit': 'Ủy ban nhân dân xã' } };

  test('in Vietnamese is sent in UTF-8', async () => {
    const one = await look(`${plain}/`, module(inVietnamese));
    expect(one.outcome, one.log.text()).toBe('success');
    const sent = Buffer.from(asked[0] ?? '', 'latin1').toString('utf8');
    expect(sent).toContain('\r\nX-Unit: Ủy ban nhân dân xã\r\n');
    const two = await look(`${secure}/`, module(inVietnamese));
    expect(two.outcome, two.log.text()).toBe('success');
    expect(Buffer.from(String(heard?.['x-unit']), 'latin1').toString('utf8')).toBe(
      'Ủy ban nhân dân xã',
    );
    expect(valueOf(two, 'probe_http_version')).toBe(2);
  });

  test('in Vietnamese goes along a redirect, and with a body', async () => {
    answers.set('/moved', 'HTTP/1.1 307 Found\r\nLocation: /there\r\n\r\n');
    const http = { ...inVietnamese, method: 'POST', body: 'tên=Nguyễn' };
    expect((await look(`${plain}/moved`, module(http))).outcome).toBe('success');
    for (const text of asked.map((one) => Buffer.from(one, 'latin1').toString('utf8'))) {
      expect(text).toContain('X-Unit: Ủy ban nhân dân xã\r\n');
      expect(text).toContain('\r\nContent-Length: 13\r\n');
      expect(text.endsWith('\r\n\r\ntên=Nguyễn')).toBe(true);
    }
  });

  test('Host in Vietnamese is sent as DNS writes it', async () => {
    const sample = await look(`${plain}/`, module({ headers: { Host: 'xã.vn:8080' } }));
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(asked[0]).toContain('\r\nHost: xn--x-yfa.vn:8080\r\n');
  });

  test.each([
    ['a line break', { 'X-A': 'a\r\nX-B: c' }],
    ['an end of text', { 'X-A': 'a\0b' }],
    ['a name with a space', { 'X A': 'b' }],
    ['a name in Vietnamese', { 'X-Xã': 'b' }],
    ['no name', { '': 'b' }],
  ])('that cannot be sent, with %s, is the fault of the monitor', async (_name, headers) => {
    for (const target of [plain, secure]) {
      const sample = await look(target, module({ headers }));
      expect(sample.outcome, sample.log.text()).toBe('blocked');
      expect(vietnamese(sample)).toBe('cấu hình giám sát có tiêu đề không gửi đi được');
    }
    expect([asked, heard]).toEqual([[], undefined]);
  });

  test('Connection and its like are not sent over HTTP/2, which has none', async () => {
    const headers = {
      Connection: 'keep-alive, Upgrade',
      'Keep-Alive': 'timeout=5',
      'Proxy-Connection': 'close',
      Upgrade: 'h2c',
      'Transfer-Encoding': 'chunked',
      TE: 'gzip',
      'X-A': 'b',
    };
    const sample = await look(`${secure}/`, module({ headers }));
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'probe_http_version')).toBe(2);
    expect(Object.keys(heard ?? {}).filter((name) => !name.startsWith(':'))).toEqual([
      'x-a',
      'user-agent',
    ]);
  });

  test('is sent over HTTP/1.1 as by blackbox_exporter', async () => {
    const http = {
      method: 'POST',
      body: 'a',
      headers: {
        ...{ Connection: 'keep-alive', 'Content-Length': '99', 'Transfer-Encoding': 'chunked' },
        ...{ Trailer: 'X-B', 'User-Agent': 'me', 'X-A': ' b ', Host: 'Own.example' },
      },
    };
    const beside = await startBeside({ page: module(http) });
    try {
      expect((await look(`${plain}/`, module(http))).outcome).toBe('success');
      expect((await beside.ask('page', `${plain}/`)).success).toBe(true);
    } finally {
      await beside.stop();
    }
    const lines = asked.map((text) => text.split('\r\n').sort());
    expect(lines[0]).toEqual(lines[1]);
  });
});

test.each(['POST', 'GET', 'HEAD', 'DELETE'])(
  '%s without a body is sent as by blackbox_exporter',
  async (method) => {
    const http = { method, headers: { 'User-Agent': 'me' } };
    const beside = await startBeside({ page: module(http) });
    try {
      await look(`${plain}/`, module(http));
      await beside.ask('page', `${plain}/`);
    } finally {
      await beside.stop();
    }
    const lines = asked.map((text) => text.split('\r\n').sort());
    expect(lines[0]).toEqual(lines[1]);
  },
);
