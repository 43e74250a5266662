import type { Socket } from 'node:net';
import { WireError } from '../../words/reasons/cause.ts';
import { within } from './within.ts';

/** As Go's bufio.Scanner: a longer line is refused. */
const MAX_LINE = 64 * 1_024;

/** Reads lines and bytes from a connection, on demand, so that nothing piles up. */
export class SocketReader {
  readonly #socket: Socket;
  readonly #signal: AbortSignal;
  #kept: Buffer = Buffer.alloc(0);
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;
  lastLine = '';

  constructor(socket: Socket, signal: AbortSignal) {
    this.#socket = socket;
    this.#signal = signal;
    socket.on('readable', this.#onReadable);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
    socket.on('error', this.#onError);
  }

  readonly #onReadable = (): void => this.#wake?.();
  readonly #onEnd = (): void => {
    this.#ended = true;
    this.#wake?.();
  };
  readonly #onError = (error: Error): void => {
    this.#error = error;
    this.#wake?.();
  };

  /** Leaves the connection to another reader. */
  release(): void {
    this.#socket.off('readable', this.#onReadable);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
  }

  /**
   * The next line without its end; null when the other side has no more.
   * @throws Error for a line over 64 KiB or a broken connection; {TimeOver}
   */
  async line(): Promise<string | null> {
    for (;;) {
      const end = this.#kept.indexOf(10);
      if (end >= 0) return this.#take(end, 1);
      if (this.#kept.length > MAX_LINE)
        throw new WireError('too-long', 'bufio.Scanner: token too long');
      if (!(await this.#more()))
        return this.#kept.length > 0 ? this.#take(this.#kept.length, 0) : null;
    }
  }

  /** As many bytes as asked for, fewer where the other side ends before. */
  async bytes(count: number): Promise<Buffer> {
    while (this.#kept.length < count && (await this.#more())) continue;
    const taken = this.#kept.subarray(0, count);
    this.#kept = this.#kept.subarray(taken.length);
    return taken;
  }

  #take(length: number, separator: number): string {
    const line = this.#kept.subarray(0, length).toString('utf8').replace(/\r$/, '');
    this.#kept = this.#kept.subarray(length + separator);
    this.lastLine = line;
    return line;
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const chunk = this.#socket.read() as Buffer | null;
      if (chunk !== null) {
        this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
        return true;
      }
      if (this.#error !== undefined) throw this.#error;
      if (this.#ended) return false;
      await within(this.#signal, new Promise<void>((resolve) => (this.#wake = resolve)));
    }
  }
}
