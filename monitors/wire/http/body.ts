import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflateRaw } from 'node:zlib';
import { WireError } from '../../../words/reasons/cause.ts';
import { ignore } from '../ignore.ts';
import { TimeOver } from '../within.ts';

export interface Body {
  /** Bytes that came, after decompression. */
  length: number;
  /** The first of them, as many as were to be kept. */
  kept: string;
  /** Whether more came than was kept. */
  cut: boolean;
  /** Why it could not be read to its end. */
  error: Error | undefined;
}

export interface Reading {
  compression: 'gzip' | 'deflate' | 'br' | 'identity' | undefined;
  /** More than this is an error; endless where 0. */
  limit: number;
  /** Bytes to keep; what is beyond is counted only, so that a body of any size costs no memory. */
  keep: number;
  signal: AbortSignal;
}

/** Reads a body to its end or its limit. Never throws: a body that breaks off is the target's failure. */
export async function readBody(body: Readable | Buffer, reading: Reading): Promise<Body> {
  const { compression, signal } = reading;
  if (!Buffer.isBuffer(body)) return readStream(body, reading);
  if (compression !== undefined && compression !== 'identity')
    return readStream(Readable.from([body], { objectMode: false }), reading);
  const taken = new Taken(reading);
  if (signal.aborted) return taken.told(new TimeOver());
  return taken.told(taken.take(body) ? undefined : tooLong());
}

const tooLong = () => new WireError('too-long', 'http: request body too large');

/** What was taken of a body so far. */
class Taken {
  length = 0;
  readonly #limit: number;
  readonly #keep: number;
  readonly #parts: Buffer[] = [];
  #held = 0;

  constructor({ limit, keep }: Reading) {
    this.#limit = limit;
    this.#keep = keep;
  }

  /** @returns false where the limit is passed */
  take(chunk: Buffer): boolean {
    const left = this.#limit > 0 ? this.#limit - this.length : Infinity;
    const allowed = Math.min(chunk.length, left);
    this.length += allowed;
    if (this.#held < this.#keep) {
      const part = chunk.subarray(0, Math.min(allowed, this.#keep - this.#held));
      this.#parts.push(part);
      this.#held += part.length;
    }
    return allowed === chunk.length;
  }

  told(error: Error | undefined): Body {
    const kept = Buffer.concat(this.#parts).toString('utf8');
    return { length: this.length, kept, cut: this.length > this.#held, error };
  }
}

function readStream(stream: Readable, reading: Reading): Promise<Body> {
  const { signal } = reading;
  const source = decompressed(stream, reading.compression);
  return new Promise((resolve) => {
    const taken = new Taken(reading);
    // A compressed body that is cut off is an error of its decompression.
    const raw = () => (source === stream ? taken.length : Infinity);
    const finish = (error?: Error) => {
      signal.removeEventListener('abort', over);
      for (const one of new Set([stream, source])) {
        one.off('data', take).off('end', ended).off('error', finish).off('close', broken);
        one.on('error', ignore).destroy();
      }
      resolve(taken.told(error));
    };
    const over = () => finish(new TimeOver());
    const ended = () =>
      finish(isCutOff(stream, raw()) ? new WireError('cut', 'unexpected EOF') : undefined);
    const broken = () => finish(new WireError('cut', 'unexpected EOF'));
    const take = (chunk: Buffer) => {
      if (!taken.take(chunk)) finish(tooLong());
    };
    signal.addEventListener('abort', over, { once: true });
    source.on('data', take).once('end', ended).once('error', finish).once('close', broken);
    if (source !== stream) stream.once('error', finish);
    if (signal.aborted) over();
    // A stream that was closed before emits no event any more.
    else if (stream.destroyed && !stream.readableEnded)
      finish(stream.errored ?? new WireError('cut', 'unexpected EOF'));
  });
}

/** How long bodies are to be, where the protocol does not see to it. */
const expected = new WeakMap<Readable, number>();

/** Checks a body against its Content-Length: over HTTP/2 Node ends it wherever the stream is closed. */
export function expectBytes(stream: Readable, bytes: number): void {
  expected.set(stream, bytes);
}

/** Whether an answer over HTTP/2 was cancelled, for which Node emits `end`, or is shorter than it was to be. */
function isCutOff(stream: Readable & { rstCode?: number }, length: number): boolean {
  return (stream.rstCode ?? 0) !== 0 || length < (expected.get(stream) ?? 0);
}

function decompressed(stream: Readable, compression: Reading['compression']): Readable {
  switch (compression) {
    case 'gzip':
      return stream.pipe(createGunzip());
    case 'deflate':
      return stream.pipe(createInflateRaw());
    case 'br':
      return stream.pipe(createBrotliDecompress());
    case 'identity':
    case undefined:
      return stream;
  }
}
