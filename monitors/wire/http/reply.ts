import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';

export interface Reply {
  status: number;
  /** `HTTP/1.1`, `HTTP/2.0`. */
  protocol: string;
  /** Names in lower case, values in UTF-8. */
  headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** The first `Location`, with its bytes beyond ASCII as `%C3`. */
  location: string | undefined;
  /** -1 where the server does not say. */
  contentLength: number;
  /** Bytes where all of it came with the head, as that of most pages. The connection is still to be closed. */
  body: Readable | Buffer;
  tls: TLSSocket | null;
  /** Reading of `performance.now()` when the answer began. */
  startedAt: number;
}
