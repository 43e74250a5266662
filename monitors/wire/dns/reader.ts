import { WireError } from '../../../words/reasons/cause.ts';

/** Bytes that have a meaning in a label and are escaped there. */
const SPECIAL = new Set(Buffer.from('. \'@;()"\\'));
const MAX_NAME = 255;
const MAX_POINTERS = 126;

/** Reads a part of a DNS message. Every method throws where that part ends too soon. */
export class DnsReader {
  readonly #message: Buffer;
  readonly #end: number;
  #at: number;
  /** A record may say nothing at all: then its numbers are 0 and its texts empty. */
  readonly #empty: boolean;

  constructor(message: Buffer, start: number, end: number, empty = false) {
    this.#message = message;
    this.#at = start;
    this.#end = end;
    this.#empty = empty;
  }

  get atEnd(): boolean {
    return this.#at >= this.#end;
  }

  u8(): number {
    return this.#number(1);
  }

  u16(): number {
    return this.#number(2);
  }

  u32(): number {
    return this.#number(4);
  }

  /** The next bytes; all that are left without a count. */
  bytes(count = this.#end - this.#at): Buffer {
    if (this.#empty) return Buffer.alloc(0);
    const from = this.#at;
    this.skip(count);
    return this.#message.subarray(from, from + count);
  }

  skip(count: number): void {
    if (count < 0 || this.#at + count > this.#end)
      throw new WireError('not-dns', 'overflow unpacking a record');
    this.#at += count;
  }

  /** The next bytes as a part of their own. */
  part(count: number): DnsReader {
    const from = this.#at;
    this.skip(count);
    return new DnsReader(this.#message, from, from + count, count === 0);
  }

  /** The same part from its start, to be read again. */
  again(): DnsReader {
    return new DnsReader(this.#message, this.#at, this.#end, this.#empty);
  }

  /** A name with its last dot, escaped as in zone files; it may point to others in the message. */
  name(): string {
    if (this.#empty) return '';
    let text = '';
    let [at, length, pointers] = [this.#at, 0, 0];
    for (;;) {
      const size = this.#message[at];
      if (size === undefined) throw new WireError('not-dns', 'overflow unpacking a name');
      at += 1;
      if (size >= 0xc0) {
        const low = this.#message[at];
        if (low === undefined) throw new WireError('not-dns', 'overflow unpacking a name');
        if (pointers === 0) this.#moveTo(at + 1);
        if ((pointers += 1) > MAX_POINTERS)
          throw new WireError('not-dns', 'too many compression pointers');
        at = ((size & 0x3f) << 8) | low;
      } else if (size >= 0x40) throw new WireError('not-dns', 'bad label in a name');
      else if (size === 0) {
        if (pointers === 0) this.#moveTo(at);
        return text === '' ? '.' : text;
      } else {
        if ((length += size + 1) >= MAX_NAME)
          throw new WireError('not-dns', 'domain name exceeded 255 bytes');
        if (at + size > this.#message.length)
          throw new WireError('not-dns', 'overflow unpacking a name');
        for (const byte of this.#message.subarray(at, at + size))
          text += SPECIAL.has(byte) ? `\\${String.fromCharCode(byte)}` : printed(byte);
        text += '.';
        at += size;
      }
    }
  }

  #moveTo(at: number): void {
    if (at > this.#end) throw new WireError('not-dns', 'overflow unpacking a name');
    this.#at = at;
  }

  #number(size: number): number {
    if (this.#empty) return 0;
    const from = this.#at;
    this.skip(size);
    return this.#message.readUIntBE(from, size);
  }
}

/** A byte as it stands in zone files: what cannot be printed by its number. */
export function printed(byte: number): string {
  return byte < 0x20 || byte > 0x7e
    ? `\\${String(byte).padStart(3, '0')}`
    : String.fromCharCode(byte);
}

/** Bytes of a text between quotes. */
export function escaped(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes)
    text += byte === 0x22 || byte === 0x5c ? `\\${String.fromCharCode(byte)}` : printed(byte);
  return text;
}
