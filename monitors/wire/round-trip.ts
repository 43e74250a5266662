import type { Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { http2, request as httpRequest } from '../node-http.ts';
import { expectBytes } from './body.ts';
import { ignore } from './ignore.ts';
import { TimeOver } from './within.ts';

/** The connection or the stream was closed before the answer. */
class NoAnswer extends Error {
  constructor() {
    super('socket hang up before the answer');
  }
}

/** Larger headers are an error: Node's own limit is 16 KiB, which some single sign-on servers exceed. */
const MAX_HEADERS = 256 * 1_024;

export interface Question {
  method: string;
  /** With scheme and host where a proxy is asked. */
  path: string;
  host: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}

export interface Reply {
  status: number;
  /** `HTTP/1.1`, `HTTP/2.0`. */
  protocol: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** -1 where the server does not say. */
  contentLength: number;
  body: Readable;
  tls: TLSSocket | null;
  /** Reading of `performance.now()` when the answer began. */
  startedAt: number;
}

/** Asks over HTTP/1.1. The connection serves this one question. */
export function askHttp1(
  socket: Socket,
  tls: TLSSocket | null,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method, path, host, body } = question;
    const headers: Record<string, string> = { Host: host, ...question.headers };
    if (body !== undefined) headers['Content-Length'] = String(body.length);
    const ask = httpRequest({
      createConnection: () => socket,
      setHost: false,
      maxHeaderSize: MAX_HEADERS,
      ...{ method, path, headers },
    });
    const over = () => ask.destroy(new TimeOver());
    const settle = () =>
      ask.off('error', failed).off('close', closed).off('upgrade', upgraded).on('error', ignore);
    const failed = (error: Error) => {
      settle();
      signal.removeEventListener('abort', over);
      reject(error);
    };
    const closed = () => failed(new NoAnswer());
    const release = () => signal.removeEventListener('abort', over);
    // An unasked change of protocol is an answer: its status is judged, and what follows is its body.
    const upgraded = (response: IncomingMessage, open: Duplex, head: Buffer) => {
      settle();
      if (head.length > 0) open.unshift(head);
      open.on('error', ignore).once('close', release);
      const protocol = `HTTP/${response.httpVersion}`;
      const headers = response.headersDistinct;
      const startedAt = performance.now();
      resolve({ status: 101, protocol, headers, contentLength: -1, body: open, tls, startedAt });
    };
    if (signal.aborted) over();
    signal.addEventListener('abort', over, { once: true });
    ask.on('error', failed).on('close', closed).on('upgrade', upgraded);
    ask.once('response', (response) => {
      const startedAt = performance.now();
      settle();
      response.once('close', release);
      const status = response.statusCode ?? 0;
      const lengthless = method === 'HEAD' || status === 204 || status === 304;
      const length = response.headers['content-length'];
      const chunked = response.headers['transfer-encoding'] !== undefined;
      resolve({
        ...{ status, startedAt, tls, body: response },
        protocol: `HTTP/${response.httpVersion}`,
        headers: response.headersDistinct,
        contentLength: chunked || length === undefined ? (lengthless ? 0 : -1) : Number(length),
      });
    });
    ask.end(body);
  });
}

/** Asks over HTTP/2, once it was agreed on in the TLS handshake. */
export function askHttp2(
  tls: TLSSocket,
  origin: string,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { connect, constants } = http2();
    const session = connect(origin, { createConnection: () => tls });
    const end = (error: Error) => {
      session.destroy();
      reject(error);
    };
    const over = () => {
      stream.destroy(new TimeOver());
      session.destroy();
      reject(new TimeOver());
    };
    session.on('error', end);
    const { method, path, host, body } = question;
    const headers = Object.fromEntries(
      Object.entries(question.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const stream = session.request(
      {
        ...headers,
        ...(body === undefined ? {} : { 'content-length': body.length }),
        ...{ ':method': method, ':path': path, ':authority': host },
      },
      { endStream: body === undefined },
    );
    if (signal.aborted) over();
    signal.addEventListener('abort', over, { once: true });
    // Cancelled, or its connection gone, without a word of an error: what was answered before is kept.
    stream.once('close', () => {
      signal.removeEventListener('abort', over);
      end(new NoAnswer());
    });
    session.once('close', () => end(new NoAnswer()));
    stream.on('error', end);
    stream.once('response', (found, flags) => {
      const length = found['content-length'];
      const empty = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      const lists = Object.entries(found).flatMap(([name, value]) =>
        name.startsWith(':') || value === undefined
          ? []
          : [[name, Array.isArray(value) ? value : [String(value)]] as const],
      );
      if (length !== undefined && !empty) expectBytes(stream, Number(length));
      resolve({
        ...{ tls, body: stream, startedAt: performance.now(), protocol: 'HTTP/2.0' },
        status: found[':status'] ?? 0,
        headers: Object.fromEntries(lists),
        contentLength: length === undefined ? (empty ? 0 : -1) : Number(length),
      });
    });
    if (body !== undefined) stream.end(body);
  });
}
