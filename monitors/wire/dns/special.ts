import { base64, ip6Text } from './fields.ts';
import type { Field } from './fields.ts';
import { DnsReader, printed } from './reader.ts';
import { WireError } from '../../../words/reasons/cause.ts';

// Fields of records that are written in a way of their own.

const CERTIFICATES = new Map(
  ['PKIX', 'SPKI', 'PGP', 'IPIX', 'ISPKI', 'IPGP', 'ACPKIX', 'IACPKIX'].map((one, i) => [
    i + 1,
    one,
  ]),
)
  .set(253, 'URI')
  .set(254, 'OID');
export const certificateType: Field = (reader) => {
  const kind = reader.u16();
  return CERTIFICATES.get(kind) ?? String(kind);
};

const ALGORITHMS = new Map([
  [1, 'RSAMD5'],
  [2, 'DH'],
  [3, 'DSA'],
  [5, 'RSASHA1'],
  [6, 'DSA-NSEC3-SHA1'],
  [7, 'RSASHA1-NSEC3-SHA1'],
  [8, 'RSASHA256'],
  [10, 'RSASHA512'],
  [12, 'ECC-GOST'],
  [13, 'ECDSAP256SHA256'],
  [14, 'ECDSAP384SHA384'],
  [15, 'ED25519'],
  [16, 'ED448'],
  [252, 'INDIRECT'],
  [253, 'PRIVATEDNS'],
  [254, 'PRIVATEOID'],
]);
export const algorithm: Field = (reader) => {
  const number = reader.u8();
  return ALGORITHMS.get(number) ?? String(number);
};

const DEGREES = 3_600_000;

/** A place on earth (RFC 1876). */
export const place: Field = (reader) => {
  const [, size, horizontal, vertical] = [reader.u8(), reader.u8(), reader.u8(), reader.u8()];
  const [latitude, longitude, altitude] = [reader.u32(), reader.u32(), reader.u32()];
  const metres = altitude / 100 - 100_000;
  return [
    ...[angle(latitude, 'N', 'S'), angle(longitude, 'E', 'W')],
    `${altitude % 100 === 0 ? metres.toFixed(0) : metres.toFixed(2)}m`,
    ...[size, horizontal, vertical].map((one) => `${centimetres(one >> 4, one & 0x0f)}m`),
  ];
};

function angle(value: number, above: string, below: string): string {
  const from = Math.abs(value - 2 ** 31);
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const seconds = ((from % 60_000) / 1_000).toFixed(3);
  return `${two(from / DEGREES)} ${two((from % DEGREES) / 60_000)} ${seconds} ${value > 2 ** 31 ? above : below}`;
}

function centimetres(base: number, power: number): string {
  if (power < 2) return `0.${String(power === 1 ? base * 10 : base).padStart(2, '0')}`;
  return `${base}${'0'.repeat(power - 2)}`;
}

/** Networks, each with its family and what it excludes (RFC 3123). */
export const networks: Field = (reader) => {
  const found: string[] = [];
  while (!reader.atEnd) {
    const [family, prefix, length] = [reader.u16(), reader.u8(), reader.u8()];
    const size = family === 1 ? 4 : family === 2 ? 16 : 0;
    const bytes = reader.bytes(length & 0x7f);
    if (prefix > 8 * size || bytes.length > size || bytes.at(-1) === 0)
      throw new WireError('not-dns', 'bad network in an APL record');
    const whole = Buffer.concat([bytes], size);
    const mapped = size === 16 && whole.toString('hex', 0, 12) === '00000000000000000000ffff';
    const address = size === 4 ? [...whole].join('.') : ip6Text(whole);
    const not = (length & 0x80) === 0 ? '' : '!';
    found.push(`${not}${family}:${mapped ? '::ffff:' : ''}${address}/${prefix}`);
  }
  return found.length === 0 ? '' : found;
};

/** A host identity with its key and the servers that know where it is (RFC 8005). */
export const identity: Field = (reader) => {
  const [length, kind, keyLength] = [reader.u8(), reader.u8(), reader.u16()];
  const words = [
    String(kind),
    reader.bytes(length).toString('hex'),
    reader.bytes(keyLength).toString('base64'),
  ];
  while (!reader.atEnd) words.push(reader.name());
  return words;
};

const gateway = (reader: DnsReader, kind: number): string => {
  if (kind === 1) return [...reader.bytes(4)].join('.');
  if (kind === 2) return ip6Text(reader.bytes(16));
  return kind === 3 ? reader.name() : '.';
};
export const ipsecKey: Field = (reader) => {
  const [precedence, kind, method] = [reader.u8(), reader.u8(), reader.u8()];
  const to = gateway(reader, kind);
  return [...[precedence, kind, method].map(String), to, String(base64(reader))];
};
export const relay: Field = (reader) => {
  const [precedence, kind] = [reader.u8(), reader.u8()];
  return [...[precedence, kind >> 7, kind & 0x7f].map(String), gateway(reader, kind & 0x7f)];
};

const KEYS = [
  ...['mandatory', 'alpn', 'no-default-alpn', 'port', 'ipv4hint', 'ech', 'ipv6hint', 'dohpath'],
];
const keyText = (key: number) => KEYS[key] ?? `key${key}`;

/** `alpn="h2,h3"`: the parameters of SVCB and HTTPS (RFC 9460). */
export const parameters: Field = (reader) => {
  const found: string[] = [];
  while (!reader.atEnd) {
    const key = reader.u16();
    const value = reader.bytes(reader.u16());
    found.push(`${keyText(key)}="${parameter(key, value)}"`);
  }
  return found;
};

function parameter(key: number, value: Buffer): string {
  const parts = new DnsReader(value, 0, value.length);
  const all = (read: () => string) => {
    const found: string[] = [];
    while (!parts.atEnd) found.push(read());
    return found.join(',');
  };
  switch (keyText(key)) {
    case 'mandatory':
      return all(() => keyText(parts.u16()));
    case 'alpn':
      return all(() => printable(parts.bytes(parts.u8()), { ',': '\\\\\\044', '\\': '\\\\\\092' }));
    case 'no-default-alpn':
      if (value.length > 0) throw new WireError('not-dns', 'no-default-alpn must have no value');
      return '';
    case 'port':
      if (value.length !== 2) throw new WireError('not-dns', 'port is not exactly 2 octets');
      return String(parts.u16());
    case 'ipv4hint':
      return all(() => [...parts.bytes(4)].join('.'));
    case 'ipv6hint':
      return all(() => ip6Text(parts.bytes(16)));
    case 'ech':
      return value.toString('base64');
    default:
      return printable(value, { '\\': '\\\\' });
  }
}

function printable(bytes: Buffer, own: Readonly<Record<string, string>>): string {
  return [...bytes]
    .map((byte) => {
      const letter = printed(byte);
      return own[letter] ?? (['"', ';', ' '].includes(letter) ? `\\${letter}` : letter);
    })
    .join('');
}
