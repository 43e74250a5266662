import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

/** What was left out of a text: letters of base64 in a row. */
export interface LongText {
  /** Bytes that it stands for. */
  size: number;
  /** Of those bytes. */
  sha256: string;
  isBase64: boolean;
}

/** Letters of base64 in a row that are read like any other text, at least. */
const KEPT = 16 * 1024;
const OTHER = /[^A-Za-z0-9+/= \t\r\n]/;

/** Where the pieces of a text go. */
export interface Sinks {
  /** What is read. */
  read(text: string): void;
  /** What is left out. */
  skip(text: string): void;
  /** After the last that was left out, before what follows is read. */
  skipped(long: LongText): void;
}

/**
 * Leaves the inner part of long base64 out of a text that comes piece by piece, so that a file of 50 MB is never held in
 * memory. To a reader of XML the letters left out make no difference: whatever it is in the middle of, it goes on with
 * that.
 */
export class LongTexts {
  readonly #sinks: Sinks;
  /** The letters of base64 read last, as far as they are kept. */
  #start = '';
  #long: Base64 | undefined;

  constructor(sinks: Sinks) {
    this.#sinks = sinks;
  }

  write(text: string): void {
    const at = text.search(OTHER);
    const row = at === -1 ? text : text.slice(0, at);
    this.#go(row);
    if (at === -1) return;
    this.end();
    const rest = text.slice(at);
    this.#sinks.read(rest);
    this.#start = rest.slice(lastRow(rest));
  }

  /** The row of letters is over. */
  end(): void {
    if (this.#long !== undefined) this.#sinks.skipped(this.#long.end());
    this.#long = undefined;
    this.#start = '';
  }

  #go(row: string): void {
    const room = Math.max(0, KEPT - this.#start.length);
    const read = this.#long === undefined ? row.slice(0, room) : '';
    if (read !== '') this.#sinks.read(read);
    this.#start += read;
    const left = row.slice(read.length);
    if (left === '') return;
    this.#long ??= new Base64(this.#start);
    this.#long.write(left);
    this.#sinks.skip(left);
  }
}

/** Where the letters of base64 at the end of a text begin. */
function lastRow(text: string): number {
  let at = text.length;
  while (at > 0 && !OTHER.test(text[at - 1]!)) at -= 1;
  return at;
}

/** Reads base64 piece by piece. */
class Base64 {
  readonly #hash: Hash = createHash('sha256');
  #size = 0;
  /** Letters that are no whole group of four yet. */
  #open = '';
  #isRight = true;

  constructor(start: string) {
    this.write(start);
  }

  write(text: string): void {
    const letters = this.#open + text.replace(/[ \t\r\n]+/g, '');
    const whole = letters.length - (letters.length % 4);
    this.#take(letters.slice(0, whole));
    this.#open = letters.slice(whole);
  }

  end(): LongText {
    const isBase64 = this.#isRight && this.#open === '';
    return { size: this.#size, sha256: this.#hash.digest('hex'), isBase64 };
  }

  #take(letters: string): void {
    if (letters === '') return;
    const padding = letters.indexOf('=');
    // Nothing comes after the end, and no more than two letters are missing there.
    if (this.#ended || (padding !== -1 && padding < letters.length - 2)) this.#isRight = false;
    if (padding !== -1) this.#ended = true;
    this.#hash.update(letters, 'base64');
    this.#size += (letters.length / 4) * 3 - (padding === -1 ? 0 : letters.length - padding);
  }

  #ended = false;
}
