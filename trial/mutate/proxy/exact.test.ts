import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, Tunnels } from '../testing/client.ts';
import type { Request } from '../testing/client.ts';
import { serve, targetAt } from '../testing/target.ts';
import type { Served } from '../testing/target.ts';
import { openProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';

/** A request, and the answer that the server gives to it. */
interface Exchange {
  request: Request;
  answer: { status: number; message: string; headers: string[]; body: Buffer; trailers: boolean };
}

/** What the server saw of each request, by its number. */
const saw = new Map<number, Request>();
let exchanges: Exchange[] = [];
let served: Served;
let proxy: Proxy;

beforeAll(async () => {
  served = await serve((request, response) => void answer(request, response));
  // A connection that is closed while it is asked again says nothing of what passes.
  served.server.keepAliveTimeout = 0;
  proxy = await openProxy(targetAt({ here: served.url }), 1);
});
afterAll(async () => {
  await proxy.close();
  await served.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const [, number = ''] = /^\/(\d+)/.exec(request.url ?? '') ?? [];
  const { method = '', rawHeaders: headers, url = '' } = request;
  saw.set(Number(number), { method, path: url, headers, body });
  const {
    status,
    message,
    headers: given,
    body: sent,
    trailers,
  } = exchanges[Number(number)]!.answer;
  response.sendDate = false;
  response.writeHead(status, message, given);
  response.write(sent.subarray(0, sent.length >> 1));
  if (trailers) response.addTrailers([['X-End', String(sent.length)]]);
  response.end(sent.subarray(sent.length >> 1));
}

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]{0,14}$/);
const RESERVED =
  /^(?:host|connection|content-length|transfer-encoding|expect|upgrade|te|trailer|keep-alive|proxy-.*)$/i;
const value = fc
  .string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((n) => n !== 0x7f)
      .map((n) => String.fromCharCode(n)),
    maxLength: 30,
  })
  .map((text) => text.trim());
const headers = fc
  .array(
    fc.tuple(
      token.filter((name) => !RESERVED.test(name)),
      value,
    ),
    { maxLength: 8 },
  )
  .map((all) => all.flat());
const body = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
const path = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,40}$/);

/** Each says its length, or is sent in chunks. */
function framed(own: string[], bytes: Buffer, isChunked: boolean): string[] {
  const length = isChunked
    ? ['Transfer-Encoding', 'chunked']
    : ['Content-Length', `${bytes.length}`];
  return [...own, ...length];
}

const exchange = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'),
    ...{ path, asked: headers, given: headers, sent: body, back: body },
    chunkedIn: fc.boolean(),
    chunkedOut: fc.boolean(),
    keeps: fc.constantFrom(...Array<string>(30).fill('keep-alive'), 'Keep-Alive', 'close'),
    status: fc.constantFrom(
      200,
      201,
      202,
      203,
      206,
      299,
      301,
      302,
      303,
      400,
      401,
      403,
      404,
      418,
      500,
      502,
    ),
    message: fc.constantFrom('OK', '', 'Khong thay', 'a b c'),
  })
  .map(
    ({
      method,
      path: at,
      asked,
      given,
      sent,
      back,
      chunkedIn,
      chunkedOut,
      keeps,
      status,
      message,
    }) => ({
      request: {
        ...{ method, path: `?${at}`, body: sent },
        headers: framed(['Host', 'here.test', 'Connection', keeps, ...asked], sent, chunkedIn),
      },
      answer: {
        ...{ status, message, body: method === 'HEAD' ? Buffer.alloc(0) : back },
        headers: framed(['Connection', keeps, ...given], back, chunkedOut),
        trailers: chunkedOut && method !== 'HEAD',
      },
    }),
  );

test('ten thousand random requests and answers are the same byte for byte', async () => {
  exchanges = fc.sample(exchange, { numRuns: 10_000, seed: 11 });
  const options = { keepAlive: true, maxSockets: 4 };
  const [port = 0] = proxy.ports;
  const absolutely = new http.Agent(options);
  const tunnels = new Tunnels(port, `127.0.0.1:${served.port}`, options);
  const left = exchanges.entries();
  const differing: unknown[] = [];
  const lane = async () => {
    for (const [number, { request, answer: given }] of left) {
      const asked = { ...request, path: `/${number}${request.path}` };
      const got =
        number % 2 === 0
          ? await ask(port, absolutely, { ...asked, path: served.url + asked.path })
          : await ask(served.port, tunnels, asked);
      const trailers = given.trailers ? ['X-End', String(given.body.length)] : [];
      const wanted = [asked, { ...given, trailers }];
      if (!isDeepStrictEqual([saw.get(number), got], wanted))
        differing.push({ saw: saw.get(number), got, wanted });
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  for (const agent of [absolutely, tunnels]) agent.destroy();
  expect(differing.slice(0, 2)).toEqual([]);
  expect(saw.size).toBe(10_000);
}, 300_000);

test('an upload of 50 MB comes as it was sent, and goes back so', async () => {
  const scan = randomBytes(50 * 2 ** 20);
  const other = await serve((request, response) => {
    response.writeHead(200, { 'Content-Length': scan.length });
    request.pipe(response);
  });
  const own = await openProxy(targetAt({ here: other.url }), 1);
  const headers = ['Host', 'here.test', 'Connection', 'close', 'Content-Length', `${scan.length}`];
  const agent = new Tunnels(own.ports[0]!, `127.0.0.1:${other.port}`, {});
  const got = await ask(other.port, agent, { method: 'POST', path: '/', headers, body: scan });
  expect(sha256(got.body)).toBe(sha256(scan));
  await own.close();
  await other.close();
}, 60_000);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
