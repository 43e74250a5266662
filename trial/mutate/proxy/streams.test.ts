import http from 'node:http';
import http2 from 'node:http2';
import type { ServerHttp2Stream } from 'node:http2';
import { readFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificates } from '../../../monitors/testing/certificates.ts';
import type { TestCertificates } from '../../../monitors/testing/certificates.ts';
import { launchOptions } from '../../../suites/stage/browser.ts';
import { knownChromium } from '../../../setup/chromium.mjs';
import { Tunnels } from '../testing/client.ts';
import { serve, targetAt } from '../testing/target.ts';
import { NotPermitted } from '../errors.ts';
import { openProxy } from './proxy.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(knownChromium()?.path));
});
afterAll(() => browser.close());

const through = (port: number) => ({
  proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
});

test('an event is there when the server sends it, not when the answer ends', async () => {
  let last: http.ServerResponse | undefined;
  const served = await serve((request, response) => {
    if (request.url === '/go') return void (last?.write('data: hai\n\n'), response.end());
    if (request.url !== '/events')
      return void response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end('<title>x</title>');
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: một\n\n');
    last = response;
  });
  const proxy = await openProxy(targetAt({ here: served.url }), 1);
  const page = await browser.newPage(through(proxy.ports[0]!));
  await page.goto(served.url);
  const told = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const events: string[] = [];
        new EventSource('/events').addEventListener('message', ({ data }: { data: string }) => {
          // The second comes only because the first was heard.
          if (events.push(data) === 1) void fetch('/go');
          else resolve(events);
        });
      }),
  );
  expect(told).toEqual(['một', 'hai']);
  await page.close();
  await proxy.close();
  await served.close();
});

test('a WebSocket of a page speaks both ways', async () => {
  const served = await serve((_request, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<title>x</title>'),
  );
  served.server.on('upgrade', (request, socket) => echo(request, socket));
  const proxy = await openProxy(targetAt({ here: served.url }), 1);
  const page = await browser.newPage(through(proxy.ports[0]!));
  await page.goto(served.url);
  const told = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(location.href.replace('http', 'ws'));
        socket.addEventListener('open', () => socket.send('xin chào'));
        socket.addEventListener('message', ({ data }) => resolve(data));
        socket.addEventListener('close', ({ code }) => resolve(code));
      }),
  );
  expect(told).toBe('xin chào');
  await page.close();
  await proxy.close();
  await served.close();
});

/** A server of RFC 6455 for short messages: sends back what it gets. */
function echo({ headers }: http.IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('end', () => socket.end());
  socket.on('data', (frame: Buffer) => {
    const length = frame[1]! & 0x7f;
    const mask = frame.subarray(2, 6);
    const text = frame.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4]!);
    socket.write(Buffer.concat([Buffer.from([0x81, length]), text]));
  });
}

test('a live target, and one that does not permit it, are refused', async () => {
  const target = targetAt({ here: 'http://127.0.0.1:9' });
  await expect(openProxy({ ...target, kind: 'live' }, 1)).rejects.toThrow(NotPermitted);
  await expect(openProxy({ ...target, mutants: false }, 1)).rejects.toThrow(/mutants: true/);
});

let certificates: TestCertificates;
let testAuthority: string;
beforeAll(() => {
  certificates = makeCertificates();
  testAuthority = readFileSync(certificates.ca, 'utf8');
});
afterAll(() => certificates.remove());

/** A connection through the proxy to a server that is encrypted, in one of these protocols. */
async function secured(
  proxy: number,
  port: number,
  ALPNProtocols: string[],
  ca: string,
): Promise<tls.TLSSocket> {
  const tunnels = new Tunnels(proxy, `localhost:${port}`, {});
  const raw = await new Promise<Duplex>((resolve, reject) =>
    tunnels.createConnection({}, (error, socket) => (error ? reject(error) : resolve(socket))),
  );
  const socket = tls.connect({ socket: raw, servername: 'localhost', ALPNProtocols, ca });
  await once(socket, 'secureConnect');
  return socket;
}

test('where the target speaks HTTP/2 a client speaks it to the end, headers and trailers the same', async () => {
  const seen: unknown[] = [];
  const server = http2.createSecureServer({ ...certificates.good, allowHTTP1: true });
  server.on('stream', (stream: ServerHttp2Stream, _headers, _flags, raw) => {
    void buffer(stream).then((body) => {
      seen.push([raw, body.toString('hex')]);
      const answer = [':status', 207, 'x-a', '1', 'x-b', '2', 'x-a', '3'];
      stream.respond(answer as never, { waitForTrailers: true });
      stream.once('wantTrailers', () => stream.sendTrailers({ 'x-end': 'hết'.normalize().length }));
      stream.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), testAuthority]);
  const proxy = await openProxy(targetAt({ here: `https://localhost:${port}` }), 1);
  const ca = proxy.authority!.certificate;
  const socket = await secured(proxy.ports[0]!, port, ['h2', 'http/1.1'], ca);
  expect(socket.alpnProtocol).toBe('h2');
  const session = http2.connect(`https://localhost:${port}`, { createConnection: () => socket });
  const body = randomBytes(100_000);
  const asked = [
    ':method',
    'POST',
    ':path',
    '/a?b=1',
    ':scheme',
    'https',
    ':authority',
    `localhost:${port}`,
    'x-c',
    '4',
    'x-d',
    '5',
    'x-c',
    '6',
  ];
  const stream = session.request(asked);
  const [answered, trailers] = [once(stream, 'response'), once(stream, 'trailers')];
  stream.end(body);
  const got = await buffer(stream);
  const [, , raw] = (await answered) as [unknown, unknown, string[]];
  expect(seen).toEqual([[asked, body.toString('hex')]]);
  expect(raw.slice(0, 8)).toEqual([':status', '207', 'x-a', '1', 'x-b', '2', 'x-a', '3']);
  expect((await trailers)[0]).toMatchObject({ 'x-end': '3' });
  expect(got.equals(body)).toBe(true);
  session.destroy();
  const older = await secured(proxy.ports[0]!, port, ['http/1.1'], ca);
  expect(older.alpnProtocol).toBe('http/1.1');
  older.destroy();
  await proxy.close();
  server.close();
});

test('a certificate that does not hold is shown to the client as it is', async () => {
  const server = tls.createServer({ ...certificates.expired }, (socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const proxy = await openProxy(targetAt({ here: `https://localhost:${port}` }), 1);
  const trusted = proxy.authority!.certificate + testAuthority;
  await expect(secured(proxy.ports[0]!, port, ['http/1.1'], trusted)).rejects.toThrow(/expired/);
  await proxy.close();
  server.close();
});
