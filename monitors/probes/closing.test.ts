import { createSecureServer } from 'node:http2';
import type { Http2Session, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Module } from '../../config/monitoring/module.ts';
import type { z } from 'zod';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { frame, frameServer, OK } from '../testing/frames.ts';
import { look, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';

// Servers that close, cancel or change the protocol instead of answering: every look ends with a sample.

const servers = new TestServers();
let certificates: TestCertificates;
let http: (more?: object) => z.input<typeof Module>;

beforeAll(() => {
  certificates = makeCertificates();
  const tls_config = { ca_file: certificates.ca };
  http = (more = {}) => ({ prober: 'http', http: { tls_config, ...more } });
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

type OnStream = (stream: ServerHttp2Stream, session: Http2Session) => void;

async function h2(onStream: OnStream): Promise<number> {
  const server = createSecureServer(certificates.good);
  server.on('session', (session) => session.on('error', () => undefined));
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    const { session } = stream;
    if (session !== undefined) onStream(stream, session);
  });
  return servers.listen(server);
}

/** A server that writes these frames, whatever it is asked. */
function frames(all: readonly Buffer[], end: boolean): Promise<number> {
  return servers.listen(
    frameServer(certificates.good, (socket) =>
      socket.write(Buffer.concat(all), () => end && socket.end()),
    ),
  );
}

const NO_ERROR = 0;
const REFUSED_STREAM = 7;
const CANCEL = 8;

const CLOSINGS: [string, OnStream][] = [
  ['a stream that is cancelled', (stream) => stream.close(CANCEL)],
  ['a stream that is ended without an error', (stream) => stream.close(NO_ERROR)],
  ['a stream that is refused', (stream) => stream.close(REFUSED_STREAM)],
  [
    'GOAWAY and the end of the connection',
    (_stream, session) => {
      session.goaway(NO_ERROR, 0);
      session.destroy();
    },
  ],
  ['GOAWAY with an error', (_stream, session) => session.goaway(2, 0)],
  ['a connection that is closed', (_stream, session) => session.destroy()],
  ['a connection that is reset', (_stream, session) => session.socket.destroy()],
];

describe('over HTTP/2', () => {
  test.each(CLOSINGS)('%s is a failure long before the time is over', async (_name, onStream) => {
    const port = await h2(onStream);
    const sample = await look(`https://localhost:${port}/`, http(), { timeoutMs: 60_000 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).not.toContain('deadline');
    expect(valueOf(sample, 'probe_success')).toBe(0);
  });

  test.each(CLOSINGS)('%s, asked for health over gRPC', async (_name, onStream) => {
    const port = await h2(onStream);
    const tls_config = { ca_file: certificates.ca };
    const module = { prober: 'grpc' as const, grpc: { tls: true, tls_config } };
    const sample = await look(`localhost:${port}`, module, { timeoutMs: 60_000 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
  });

  const none = Buffer.alloc(0);
  const reset = (code: number) => frame(3, 0, Buffer.from([0, 0, 0, code]));
  test.each([
    ['cancelled', [reset(CANCEL)], false],
    ['refused', [reset(REFUSED_STREAM)], false],
    ['cut off by the end of the connection', [], true],
  ])('a body %s is no whole one', async (_name, after, end) => {
    const port = await frames([OK, frame(0, 0, Buffer.from('half')), ...after], end);
    const sample = await look(`https://localhost:${port}/`, http(), { timeoutMs: 60_000 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toMatch(/response body: (?:unexpected EOF|Stream closed)/);
  });

  test('an end without a mark of it is checked against the declared length', async () => {
    // `content-length: 100`, as HPACK writes it: index 28, a value of three letters.
    const long = frame(1, 4, Buffer.from([0x88, 0x0f, 0x0d, 3, 0x31, 0x30, 0x30]));
    const half = frame(0, 0, Buffer.from('half'));
    const port = await frames([long, half, reset(NO_ERROR)], false);
    const sample = await look(`https://localhost:${port}/`, http(), { timeoutMs: 60_000 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toContain('unexpected EOF');
  });

  test('a whole body, and then a cancelled stream, is whole', async () => {
    const whole = [OK, frame(0, 0, Buffer.from('whole')), frame(0, 1, none), reset(NO_ERROR)];
    const sample = await look(`https://localhost:${await frames(whole, false)}/`, http());
    expect(sample.outcome, sample.log.text()).toBe('success');
  });

  test('GOAWAY alone, and silence, end with the time', async () => {
    const port = await h2((_stream, session) => session.goaway(NO_ERROR, 1));
    const sample = await look(`https://localhost:${port}/`, http(), { timeoutMs: 300 });
    expect(sample, sample.log.text()).toMatchObject({ outcome: 'failure' });
  });
});

describe('an unasked 101', () => {
  const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: odd\r\n\r\n';
  const bare = async (answer: (socket: Socket) => void) =>
    `http://127.0.0.1:${await servers.tcp((socket) => socket.once('data', () => answer(socket)))}/`;

  test('is judged by its status', async () => {
    const target = await bare((socket) => socket.write(SWITCH));
    const sample = await look(target, http(), { timeoutMs: 300 });
    expect(sample.outcome).toBe('failure');
    expect(valueOf(sample, 'probe_http_status_code')).toBe(101);
  });

  test('that is wanted is read to the end of what follows', async () => {
    const target = await bare((socket) => socket.end(`${SWITCH}hello`));
    const sample = await look(target, http({ valid_status_codes: [101] }));
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'probe_http_uncompressed_body_length')).toBe(5);
  });

  test('from the server of tokens, and one that closes, fail the look', async () => {
    const oauth2 = (token_url: string) => ({ client_id: 'a', client_secret: 'b', token_url });
    const site = await servers.http((_request, response) => response.end('fine'));
    for (const answer of [
      (socket: Socket) => socket.write(SWITCH),
      (socket: Socket) => socket.end(),
    ]) {
      const token = await bare(answer);
      const sample = await look(site, http({ oauth2: oauth2(token) }), { timeoutMs: 300 });
      expect(sample.outcome).toBe('failure');
    }
    const port = await h2((stream) => stream.close(CANCEL));
    const secure = oauth2(`https://localhost:${port}/`);
    const sample = await look(site, http({ oauth2: secure }), { timeoutMs: 60_000 });
    expect(sample.outcome).toBe('failure');
    expect(sample.reason).not.toContain('deadline');
  });
});
