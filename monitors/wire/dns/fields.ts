import { DNS_TYPE_NUMBERS } from '../../../config/monitoring/dns.ts';
import { escaped } from './reader.ts';
import type { DnsReader } from './reader.ts';
import { WireError } from '../../../words/reasons/cause.ts';

/** What a record says is a row of fields; each reads its own and gives words of zone text, spaces between them. */
export type Field = (reader: DnsReader) => string | string[];

const TYPE_NAMES = new Map<number, string>(
  Object.entries(DNS_TYPE_NUMBERS).map(([name, number]) => [number, name]),
);

/** `A`, or `TYPE65280` for what has no name. */
export function typeText(type: number): string {
  return TYPE_NAMES.get(type) ?? `TYPE${type}`;
}

export const u8: Field = (reader) => String(reader.u8());
export const u16: Field = (reader) => String(reader.u16());
export const u32: Field = (reader) => String(reader.u32());
export const name: Field = (reader) => reader.name();
export const type: Field = (reader) => typeText(reader.u16());

/** A text of at most 255 bytes, without quotes. */
export const bare: Field = (reader) => escaped(reader.bytes(reader.u8()));
export const quoted: Field = (reader) => `"${escaped(reader.bytes(reader.u8()))}"`;
/** All texts to the end. */
export const texts: Field = (reader) => {
  const found: string[] = [];
  while (!reader.atEnd) found.push(`"${escaped(reader.bytes(reader.u8()))}"`);
  return found.length === 0 ? '' : found;
};
/** All to the end as one text, in which escapes may stand already. */
export const octets: Field = (reader) => {
  const bytes = reader.bytes();
  const plain: number[] = [];
  let text = '';
  const flush = () => (text += escaped(plain.splice(0)));
  for (let i = 0; i < bytes.length; i++) {
    const rest = bytes.toString('latin1', i, i + 4);
    const digits = /^\\(\d{3})/.exec(rest)?.[1];
    if (rest.startsWith('\\.')) text = `${flush()}\\.`;
    else if (digits !== undefined) plain.push(Number(digits) & 0xff);
    else if (bytes[i] !== 0x5c) plain.push(bytes[i] ?? 0);
    else if (i + 1 < bytes.length) plain.push(bytes[i + 1] ?? 0);
    i += digits !== undefined ? 3 : bytes[i] === 0x5c ? 1 : 0;
  }
  return `"${flush()}"`;
};

export const hex: Field = (reader) => reader.bytes().toString('hex');
export const HEX: Field = (reader) => reader.bytes().toString('hex').toUpperCase();
export const base64: Field = (reader) => reader.bytes().toString('base64');

/** A fingerprint whose length stands before it; `-` where there is none. */
export const salt: Field = (reader) =>
  reader.bytes(reader.u8()).toString('hex').toUpperCase() || '-';

export const ip4: Field = (reader) => [...reader.bytes(4)].join('.');
export const ip6: Field = (reader) => ip6Text(reader.bytes(16));

export function ip6Text(bytes: Buffer): string {
  if (bytes.length === 0) return '';
  const mapped = bytes.subarray(0, 12).equals(Buffer.from('00000000000000000000ffff', 'hex'));
  if (mapped) return [...bytes.subarray(12)].join('.');
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(2 * i).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

const YEAR_68 = 2 ** 31;

/** Seconds since 1970 as a date; of the dates they may mean, 136 years apart, the one near to now. */
export const time: Field = (reader) => {
  const seconds = reader.u32();
  const turns = Math.max(0, Math.trunc((seconds - Math.floor(Date.now() / 1_000)) / YEAR_68) - 1);
  return new Date((seconds - turns * YEAR_68) * 1_000)
    .toISOString()
    .replaceAll(/[-:T]|\.\d+Z$/g, '');
};

/** The types that exist at a name, by blocks of 256. */
export const types: Field = (reader) => {
  const found: string[] = [];
  for (let last = -1; !reader.atEnd;) {
    const [block, length] = [reader.u8(), reader.u8()];
    if (block <= last || length === 0 || length > 32)
      throw new WireError('not-dns', 'bad NSEC block');
    last = block;
    for (const [i, byte] of reader.bytes(length).entries())
      for (let bit = 0; bit < 8; bit++)
        if ((byte & (0x80 >> bit)) !== 0) found.push(typeText(block * 256 + i * 8 + bit));
  }
  return found;
};

const BASE32_HEX = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** A hashed name whose length stands before it, in Base32 as NSEC3 has it. */
export const hashed: Field = (reader) => {
  const bits = [...reader.bytes(reader.u8())].map((byte) => byte.toString(2).padStart(8, '0'));
  const groups = bits.join('').match(/.{1,5}/g) ?? [];
  return groups.map((five) => BASE32_HEX[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};

/** Bytes by twos or fours, joined. */
export const grouped =
  (count: number, size: number, separator: string): Field =>
  (reader) =>
    (
      reader
        .bytes(count)
        .toString('hex')
        .match(new RegExp(`.{${size}}`, 'g')) ?? []
    ).join(separator);
