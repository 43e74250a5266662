import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { WireError } from '../../../words/reasons/cause.ts';
import { readHeaders } from './http1-head.ts';
import type { Framing } from './http1-head.ts';
import { ignore } from '../ignore.ts';

/** Takes a body out of what a connection carries. */
interface Decoder {
  /**
   * @returns whether the body has ended
   * @throws Error for what Go's client refuses
   */
  take(bytes: Buffer, push: (part: Buffer) => void): boolean;
  /** Whether the end of the connection may be the end of the body. */
  mayClose: boolean;
}

function decoderOf(framing: Framing): Decoder {
  if (framing.kind === 'chunks') return new Chunks();
  if (framing.kind === 'none') return { take: () => true, mayClose: true };
  if (framing.kind === 'close') {
    const take: Decoder['take'] = (bytes, push) => (push(bytes), false);
    return { take, mayClose: true };
  }
  let left = framing.count;
  const take: Decoder['take'] = (bytes, push) => {
    const part = bytes.subarray(0, left);
    left -= part.length;
    if (part.length > 0) push(part);
    return left === 0;
  };
  return { take, mayClose: false };
}

/** As Go's: what a line of sizes, or the headers behind the last chunk, may have in bytes. */
const MAX_LINE = 4_096;
/** What may come beside the bodies of chunks, whose senders could else send for ever and say nothing. */
const MAX_EXCESS = 16_384;

class Chunks implements Decoder {
  readonly mayClose = false;
  #state: 'size' | 'data' | 'gap' | 'trailer' = 'size';
  /** What came of a size, a gap or a trailer. */
  #text = '';
  #left = 0;
  #excess = 0;

  take(bytes: Buffer, push: (part: Buffer) => void): boolean {
    for (let at = 0; at < bytes.length;) {
      if (this.#state === 'data') {
        const part = bytes.subarray(at, at + this.#left);
        at += part.length;
        this.#left -= part.length;
        push(part);
        if (this.#left === 0) this.#go('gap');
        continue;
      }
      const line = bytes.indexOf(10, at);
      const end = this.#state === 'gap' ? at + 1 : line < 0 ? bytes.length : line + 1;
      this.#text += bytes.toString('latin1', at, Math.min(end, at + MAX_LINE + 3));
      at = end;
      if (this.#state === 'gap') this.#endGap();
      else if (this.#text.length > MAX_LINE + 2)
        throw new WireError('too-long', 'header line too long');
      else if (this.#state === 'trailer' && this.#endTrailer()) return true;
      else if (this.#state === 'size' && line >= 0) this.#begin();
    }
    return false;
  }

  #go(state: 'size' | 'data' | 'gap' | 'trailer'): void {
    this.#state = state;
    this.#text = '';
  }

  #begin(): void {
    const [, line] = /^([^\r]*)\r\n$/.exec(this.#text) ?? [];
    if (line === undefined) throw new WireError('not-http', 'chunked line ends with bare LF');
    const [size = ''] = line.replace(/[ \t]+$/, '').split(';', 1);
    if (!/^[0-9a-f]{1,16}$/i.test(size))
      throw new WireError('not-http', 'invalid byte in chunk length');
    this.#left = Number.parseInt(size, 16);
    this.#excess = Math.max(0, this.#excess + line.length + 2 - 16 - 2 * this.#left);
    if (this.#excess > MAX_EXCESS)
      throw new WireError('too-long', 'chunked encoding contains too much non-data');
    this.#go(this.#left === 0 ? 'trailer' : 'data');
  }

  #endGap(): void {
    if (!'\r\n'.startsWith(this.#text))
      throw new WireError('not-http', 'malformed chunked encoding');
    if (this.#text === '\r\n') this.#go('size');
  }

  #endTrailer(): boolean {
    if (this.#text === '\r\n') return true;
    if (!this.#text.endsWith('\r\n\r\n')) return false;
    readHeaders(this.#text.split(/\r?\n/));
    return true;
  }
}

/** What follows a head over a connection, up to where its body ends. The connection ends with it. */
export class Http1Body extends Readable {
  readonly #socket: Socket;
  readonly #decoder: Decoder;

  constructor(socket: Socket, framing: Framing, begun: Buffer) {
    super();
    // What is wrong with it may be known before anybody reads it, who then asks for it.
    this.on('error', ignore);
    this.#socket = socket;
    this.#decoder = decoderOf(framing);
    if (framing.kind === 'none' || (framing.kind === 'bytes' && framing.count === 0))
      this.push(null);
    else {
      socket.on('data', this.#onData).on('end', this.#onEnd).on('close', this.#onEnd);
      socket.on('error', this.#onError);
      if (begun.length > 0) this.#onData(begun);
    }
  }

  readonly #onData = (bytes: Buffer): void => {
    try {
      let full = false;
      const ended = this.#decoder.take(bytes, (part) => void (full = !this.push(part) || full));
      if (ended) this.#finish();
      else if (full) this.#socket.pause();
    } catch (error) {
      this.destroy(error as Error);
    }
  };

  readonly #onEnd = (): void => {
    if (this.#decoder.mayClose) this.#finish();
    else this.destroy(new WireError('cut', 'unexpected EOF'));
  };

  readonly #onError = (error: Error): void => void this.destroy(error);

  #finish(): void {
    this.#leave();
    this.push(null);
  }

  #leave(): void {
    const socket = this.#socket;
    socket.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onEnd);
    socket.off('error', this.#onError).on('error', ignore);
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#leave();
    this.#socket.destroy();
    done(error);
  }
}
