import type { TLSSocket } from 'node:tls';
import { http2 } from '../node-http.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import { expectBytes } from './body.ts';
import { answered, sendableOver2 } from './headers.ts';
import { TimeOver } from '../within.ts';
import type { Reply } from './reply.ts';

/** The connection or the stream was closed before the answer. */
export class NoAnswer extends WireError {
  constructor() {
    super('cut', 'socket hang up before the answer');
  }
}

export interface Question {
  method: string;
  /** With scheme and host where a proxy is asked. */
  path: string;
  host: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}

/** Asks over HTTP/2, once it was agreed on in the TLS handshake. */
export function askHttp2(
  tls: TLSSocket,
  origin: string,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method, path, host, body } = question;
    const headers = sendableOver2(question.headers);
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
    stream.once('response', (found, flags, raw) => {
      const length = found['content-length'];
      const empty = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      if (length !== undefined && !empty) expectBytes(stream, Number(length));
      resolve({
        ...{ tls, body: stream, startedAt: performance.now(), protocol: 'HTTP/2.0' },
        ...answered(listsOf(raw)),
        status: found[':status'] ?? 0,
        contentLength: length === undefined ? (empty ? 0 : -1) : Number(length),
      });
    });
    if (body !== undefined) stream.end(body);
  });
}

/** Names and values that take turns, as lists: Node joins what comes several times, or drops it. */
function listsOf(raw: readonly string[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name = '', value = ''] = [raw[i], raw[i + 1]];
    if (!name.startsWith(':')) lists.set(name, [...(lists.get(name) ?? []), value]);
  }
  return lists;
}
