import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { WireError } from '../../../words/reasons/cause.ts';
import { answered, sendable } from './headers.ts';
import { Http1Body } from './http1-body.ts';
import { endOfHead, isBefore, readHead, readStatusLine } from './http1-head.ts';
import type { Framing } from './http1-head.ts';
import { ignore } from '../ignore.ts';
import { NoAnswer } from './round-trip.ts';
import type { Question } from './round-trip.ts';
import type { Reply } from './reply.ts';
import { TimeOver } from '../within.ts';

/** More bytes of headers are an error: enough for every single sign-on server, and bounded. */
const MAX_HEADERS = 256 * 1_024;
/** What comes of the module for these is not sent, as in Go: the question itself says it. */
const OWN = new Set(['host', 'content-length', 'transfer-encoding', 'trailer']);
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);
const SWITCHING = 101;

/** Asks over HTTP/1.1. The connection serves this one question. */
export function askHttp1(
  socket: Socket,
  tls: TLSSocket | null,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = written(question);
    let kept: Buffer = Buffer.alloc(0);
    let length = 0;
    let seen = 0;
    let before = 0;
    let begun = false;
    const settle = () => {
      signal.removeEventListener('abort', over);
      socket.off('data', take).off('end', closed).off('close', closed).off('error', failed);
      socket.on('error', ignore);
    };
    const failed = (error: Error) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const over = () => failed(new TimeOver());
    const closed = () => failed(new NoAnswer());
    const take = (bytes: Buffer) => {
      try {
        [kept, length] = joined(kept, length, bytes);
        read();
      } catch (error) {
        failed(error as Error);
      }
    };
    const read = () => {
      for (;;) {
        const bytes = kept.subarray(0, length);
        const found = endOfHead(bytes, seen);
        if (before + ('end' in found ? found.end : length) > MAX_HEADERS)
          throw new WireError('too-long', 'net/http: server response headers exceeded their limit');
        if ('resume' in found) {
          seen = found.resume;
          begun ||= checkBegin(bytes);
          return;
        }
        const head = readHead(bytes.subarray(0, found.end), question.method);
        const rest = bytes.subarray(found.end);
        if (!isBefore(head.status) || head.status === SWITCHING) {
          settle();
          const framing = framingOf(head);
          const body = wholeBody(framing, rest) ?? new Http1Body(socket, framing, rest);
          resolve(replyOf(head, body, tls));
          return;
        }
        // What a server says while it works is passed over.
        before += found.end;
        [kept, length, seen, begun] = [rest, rest.length, 0, false];
      }
    };
    if (signal.aborted) {
      over();
      return;
    }
    signal.addEventListener('abort', over, { once: true });
    socket.on('data', take).on('end', closed).on('close', closed).on('error', failed);
    socket.write(asked);
  });
}

/** What came so far and what came now, in room that doubles: a head that comes byte by byte is copied a few times. */
function joined(kept: Buffer, length: number, bytes: Buffer): [Buffer, number] {
  if (length === 0) return [bytes, bytes.length];
  const whole = length + bytes.length;
  const room = whole > kept.length ? Buffer.alloc(whole * 2) : kept;
  if (room !== kept) kept.copy(room, 0, 0, length);
  bytes.copy(room, length);
  return [room, whole];
}

/** What speaks another protocol is known by its first line. */
function checkBegin(bytes: Buffer): boolean {
  const end = bytes.indexOf(10);
  if (end < 0) return false;
  readStatusLine(bytes.toString('latin1', 0, end).replace(/\r$/, ''));
  return true;
}

/** An unasked change of protocol is an answer: its status is judged, and what follows is its body. */
function framingOf({ status, framing, headers }: ReturnType<typeof readHead>): Framing {
  const changes = (headers.get('connection') ?? []).some((one) =>
    /(?:^|,)\s*upgrade\s*(?:,|$)/i.test(one),
  );
  return status === SWITCHING && changes ? { kind: 'close' } : framing;
}

/** The body where all of it is there already. */
function wholeBody(framing: Framing, rest: Buffer): Buffer | undefined {
  const length = framing.kind === 'none' ? 0 : framing.kind === 'bytes' ? framing.count : Infinity;
  return length <= rest.length ? rest.subarray(0, length) : undefined;
}

function replyOf(
  head: ReturnType<typeof readHead>,
  body: Reply['body'],
  tls: TLSSocket | null,
): Reply {
  const { status, protocol, contentLength } = head;
  const said = answered(head.headers);
  return { ...said, status, protocol, contentLength, body, tls, startedAt: performance.now() };
}

function written({ method, path, host, headers, body }: Question): Buffer {
  const given = sendable({ Host: host, ...headers });
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${given.shift()?.[1] ?? host}`];
  let own = '';
  for (const [name, value] of given) {
    const lower = name.toLowerCase();
    if (OWN.has(lower) || (lower === 'user-agent' && value === '')) continue;
    if (lower === 'connection') own = value.toLowerCase();
    lines.push(`${name}: ${value}`);
  }
  if (body !== undefined || WITH_BODY.has(method))
    lines.push(`Content-Length: ${body?.length ?? 0}`);
  if (!/close|upgrade/.test(own)) lines.push('Connection: close');
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  return body === undefined ? head : Buffer.concat([head, body]);
}
