import { vietnamese } from '../testing/words.ts';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import * as frames from '../testing/frames.ts';
import { look, valueOf } from '../testing/look.ts';
import { securedServers } from '../testing/secured-servers.ts';

// Answers that never end, in every place where one may not: the look ends with a sample, at its limit or at its time.

type Written = z.input<typeof Module>;
const MB = 1_048_576;
const { servers, certificates } = securedServers();

/** Writes a part again and again, as fast as the other side takes it. */
function flood(socket: Duplex, part: string | Buffer): void {
  const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
  const much = Buffer.concat(Array.from({ length: Math.ceil(16_384 / bytes.length) }, () => bytes));
  const more = () => {
    while (!socket.destroyed && socket.write(much));
  };
  socket.on('drain', more);
  more();
}

/** The same every few milliseconds. */
function drip(socket: Duplex, part: string | Buffer): void {
  const timer = setInterval(() => socket.write(part), 5);
  socket.on('close', () => clearInterval(timer));
}

type Pour = typeof flood;
const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKS = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

/** What is said once, and then for ever. */
const HTTP1: [name: string, first: string, ever: string][] = [
  ['a first line', '', 'HTTP/1.1 200 O'],
  ['headers', OK, 'X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'],
  ['headers without a name of their own', OK, 'a:b\r\n'],
  ['a header that goes on line by line', `${OK}X-A: a\r\n`, ' b\r\n'],
  ['cookies', OK, 'Set-Cookie: a=b\r\n'],
  ['what comes before an answer', '', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ['the size of a chunk', CHUNKS, '0'],
  ['the extension of a chunk', `${CHUNKS}1;`, 'a'],
  ['extensions of chunks', CHUNKS, `1;${'a'.repeat(4_000)}\r\nb\r\n`],
  ['headers behind the last chunk', `${CHUNKS}0\r\n`, 'X-More: a\r\n'],
];

/** Bodies that never end, which are read for as long as there is time. */
const BODIES: [name: string, first: string, ever: string][] = [
  ['a body', `${OK}\r\n`, 'a'],
  ['a body of a length that nobody can have', `${OK}Content-Length: 999999999999999\r\n\r\n`, 'a'],
  ['chunks', CHUNKS, '1\r\na\r\n'],
  ['a chunk that nobody can have', `${CHUNKS}fffffffffffffff\r\n`, 'a'],
];

const bare = async (answer: (socket: Socket) => void) =>
  `http://127.0.0.1:${await servers.tcp((socket) => socket.once('data', () => answer(socket)))}/`;

const saying = (first: string, pour: Pour, ever: string) =>
  bare((socket) => {
    if (first !== '') socket.write(first, 'latin1');
    pour(socket, ever);
  });

describe('over HTTP/1, without end,', () => {
  test.each(HTTP1)('%s in a flood is refused at its limit', async (_name, first, ever) => {
    const target = await saying(first, flood, ever);
    const sample = await look(target, { prober: 'http' }, { timeoutMs: 60_000 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).not.toContain('deadline');
    expect(vietnamese(sample)).not.toContain('unexpected');
  });

  test.each(HTTP1.filter(([name]) => name !== 'extensions of chunks'))(
    '%s drop by drop ends with its time',
    async (_name, first, ever) => {
      const target = await saying(first, drip, ever);
      const sample = await look(target, { prober: 'http' }, { timeoutMs: 300 });
      expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
      expect(sample.reason).toContain('deadline');
      expect(valueOf(sample, 'probe_success')).toBe(0);
    },
  );

  test.each(BODIES)(
    '%s ends with its time, or at the limit of the module',
    async (_name, first, ever) => {
      const target = await saying(first, flood, ever);
      const timed = await look(target, { prober: 'http' }, { timeoutMs: 300 });
      expect(timed).toMatchObject({ outcome: 'failure' });
      expect(timed.reason).toContain('deadline');
      const http = { body_size_limit: '1MB' };
      const limited = await look(target, { prober: 'http', http }, { timeoutMs: 60_000 });
      expect(limited).toMatchObject({ outcome: 'failure' });
      expect(limited.reason).toContain('too large');
      expect(valueOf(limited, 'probe_http_uncompressed_body_length')).toBe(MB);
    },
  );

  test('redirects, each a little late, end with the time of the look', async () => {
    const site = await servers.http((request, response) => {
      const next = `/${Number(request.url?.slice(1)) + 1}`;
      setTimeout(() => response.writeHead(302, { Location: next }).end(), 90);
    });
    const sample = await look(`${site}/1`, { prober: 'http' }, { timeoutMs: 400 });
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toContain('deadline');
  });

  test('redirects with a body that never ends go on without it', async () => {
    const target = await bare((socket) => {
      socket.write('HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n');
      flood(socket, 'a');
    });
    const sample = await look(target, { prober: 'http' }, { timeoutMs: 60_000 });
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(valueOf(sample, 'probe_http_redirects')).toBe(11);
  });
});

describe('what is packed', () => {
  const packed = { gzip: gzipSync, deflate: deflateRawSync, br: brotliCompressSync };
  const kinds = Object.keys(packed) as (keyof typeof packed)[];
  const page = (compression: (typeof kinds)[number], more: object = {}): Written => ({
    prober: 'http',
    http: { compression, ...more },
  });

  test.each(kinds)('with %s into a thousandth is counted, and ended at the limit', async (kind) => {
    const bomb = packed[kind](Buffer.alloc(32 * MB));
    const site = await servers.http((_request, response) => response.end(bomb));
    const whole = await look(site, page(kind), { timeoutMs: 60_000 });
    expect(valueOf(whole, 'probe_http_uncompressed_body_length')).toBe(32 * MB);
    const cut = await look(site, page(kind, { body_size_limit: '1MB' }), { timeoutMs: 60_000 });
    expect(cut).toMatchObject({ outcome: 'failure' });
    expect(valueOf(cut, 'probe_http_uncompressed_body_length')).toBe(MB);
  });

  test.each(kinds)('with %s and broken, or cut off, is a failure', async (kind) => {
    const whole = packed[kind](Buffer.from('xin chào'.repeat(1_000)));
    for (const bytes of [whole.subarray(0, -3), Buffer.from('no'.repeat(9))]) {
      const site = await servers.http((_request, response) => response.end(bytes));
      const sample = await look(site, page(kind), { timeoutMs: 60_000 });
      expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
      expect(sample.reason).not.toContain('deadline');
    }
  });
});

describe('over HTTP/2, without end,', () => {
  const empty = Buffer.alloc(0);
  const { frame } = frames;
  // A header with a name and a value of its own, as HPACK writes it.
  const header = Buffer.from('\0\x04x-ab\x08cdefghij', 'latin1');
  const many = Buffer.concat(Array.from({ length: 500 }, () => header));
  const cases: [name: string, first: Buffer, ever: Buffer][] = [
    ['settings', empty, frame(frames.SETTINGS, 0, empty, 0)],
    ['pings', empty, frame(frames.PING, 0, Buffer.alloc(8), 0)],
    ['frames of no kind', empty, frame(0xfa, 0, Buffer.alloc(8), 0)],
    ['parts of headers', frame(frames.HEADERS, 0, header), frame(frames.CONTINUATION, 0, many)],
    [
      'empty parts of headers',
      frame(frames.HEADERS, 0, header),
      frame(frames.CONTINUATION, 0, empty),
    ],
    ['empty parts of a body', frames.OK, frame(frames.DATA, 0, empty)],
    ['padding of a body', frames.OK, frame(frames.DATA, 8, Buffer.from([7, 0, 0, 0, 0, 0, 0, 0]))],
    ['answers to come', empty, frame(frames.HEADERS, 4, Buffer.from('\x08\x03100', 'latin1'))],
  ];

  test.each(cases)('%s end the look, in a flood and drop by drop', async (_name, first, ever) => {
    for (const pour of [flood, drip]) {
      const server = frames.frameServer(certificates.good, (socket) => {
        socket.write(first);
        pour(socket, ever);
      });
      const target = `https://localhost:${await servers.listen(server)}/`;
      const http = { tls_config: { ca_file: certificates.ca } };
      const sample = await look(target, { prober: 'http', http }, { timeoutMs: 400 });
      expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
      expect(valueOf(sample, 'probe_success')).toBe(0);
    }
  });
});

describe('by other probes, without end,', () => {
  const secure = () => ({ tls_config: { ca_file: certificates.ca } });
  const line = { query_response: [{ expect: '^220' }] };
  const cases: [name: string, module: Written, answer: (socket: Socket, pour: Pour) => void][] = [
    ['a line', { prober: 'tcp', tcp: line }, (socket, pour) => pour(socket, 'a')],
    ['other lines', { prober: 'tcp', tcp: line }, (socket, pour) => pour(socket, '250 no\n')],
    [
      'lines in place of TLS',
      { prober: 'tcp', tcp: { query_response: [{ expect: '^220' }, { starttls: true }] } },
      (socket, pour) => (socket.write('220 go\n'), pour(socket, '220 go\n')),
    ],
    [
      'bytes in place of TLS',
      { prober: 'tls' },
      (socket, pour) => pour(socket, '\x16\x03\x03\0\x04'),
    ],
    [
      'alerts of TLS',
      { prober: 'tls' },
      (socket, pour) => pour(socket, '\x15\x03\x03\0\x02\x01\x5a'),
    ],
    [
      'frames of gRPC',
      { prober: 'grpc' },
      (socket, pour) => pour(socket, frames.frame(frames.SETTINGS, 0, Buffer.alloc(0), 0)),
    ],
  ];

  test.each(cases)(
    '%s end the look, in a flood and drop by drop',
    async (_name, module, answer) => {
      for (const pour of [flood, drip]) {
        const port = await servers.tcp((socket) => answer(socket, pour));
        const sample = await look(`localhost:${port}`, module, { timeoutMs: 400 });
        expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
        expect(valueOf(sample, 'probe_success')).toBe(0);
      }
    },
  );

  test('what a WebSocket says ends the look', async () => {
    for (const pour of [flood, drip])
      for (const ever of ['HTTP/1.1 200 O', `${OK}X-A: `, `HTTP/1.1 103 Early\r\n\r\n`]) {
        const target = (await saying('', pour, ever)).replace('http', 'ws');
        const sample = await look(target, { prober: 'websocket' }, { timeoutMs: 400 });
        expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
      }
  });

  test('a line inside TLS that never ends ends the look', async () => {
    const port = await servers.tls(certificates.good, (socket) => drip(socket, 'a'));
    const tcp = { tls: true, ...secure(), ...line };
    const sample = await look(`localhost:${port}`, { prober: 'tcp', tcp }, { timeoutMs: 400 });
    expect(sample).toMatchObject({ outcome: 'failure' });
  });

  test('what a proxy says in place of a tunnel is no failure of the platform before its time', async () => {
    for (const pour of [flood, drip]) {
      const proxy_url = (await saying(OK, pour, 'X-A: b\r\n')).replace(/\/$/, '');
      const sample = await look(
        'https://127.0.0.1:1/',
        { prober: 'http', http: { proxy_url } },
        { timeoutMs: 400 },
      );
      expect(sample.outcome, sample.log.text()).not.toBe('success');
    }
  });
});
