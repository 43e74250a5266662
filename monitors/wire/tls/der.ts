/** One element of DER, the notation of certificates. */
export interface Element {
  /** The whole first byte: `0x30` a sequence, `0x31` a set, `0x0c` UTF-8… */
  tag: number;
  value: Buffer;
}

/**
 * The elements that follow one another in some bytes.
 * @throws {RangeError} where they are cut off
 */
export function elements(bytes: Buffer): Element[] {
  const all: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short > 127 ? short - 128 : 0;
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more);
    const from = at + 2 + more;
    at = from + length;
    if (at > bytes.length) throw new RangeError('DER is cut off');
    all.push({ tag, value: bytes.subarray(from, at) });
  }
  return all;
}

/** `1.2.840.113549.1.9.1` of its bytes. */
export function objectId(bytes: Buffer): string {
  const parts: number[] = [];
  let part = 0;
  for (const byte of bytes) {
    part = part * 128 + (byte & 127);
    if (byte < 128) {
      parts.push(part);
      part = 0;
    }
  }
  const [first = 0, ...rest] = parts;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

const T61 = 0x14;
const BMP = 0x1e;

/** The text of one of DER's many kinds of strings. */
export function textOf({ tag, value }: Element): string {
  if (tag === BMP) return Buffer.from(value).swap16().toString('utf16le');
  return value.toString(tag === T61 ? 'latin1' : 'utf8');
}
