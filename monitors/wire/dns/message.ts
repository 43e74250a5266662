import { DNS_CLASS_NUMBERS, DNS_TYPE_NUMBERS } from '../../../config/monitoring/dns.ts';
import type { DnsClass, DnsType } from '../../../config/monitoring/dns.ts';
import { DnsReader } from './reader.ts';
import { WireError } from '../../../words/reasons/cause.ts';

export interface DnsQuestion {
  id: number;
  name: string;
  type: DnsType;
  class: DnsClass;
  recursionDesired: boolean;
}

/** A record as it came; its text is made by `recordText`. */
export interface DnsRecord {
  /** In the text of zone files, with its last dot. */
  name: string;
  type: number;
  class: number;
  ttl: number;
  /** What it says, in the message it came in: names may point elsewhere there. */
  data: DnsReader;
}

export interface DnsAnswer {
  id: number;
  rcode: number;
  answers: DnsRecord[];
  authorities: DnsRecord[];
  additionals: DnsRecord[];
}

const RECURSION_DESIRED = 0x01_00;
const OPT = 41;

/** @throws Error for a name that cannot be asked for */
export function encodeQuestion(question: DnsQuestion): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(question.id, 0);
  head.writeUInt16BE(question.recursionDesired ? RECURSION_DESIRED : 0, 2);
  head.writeUInt16BE(1, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt16BE(DNS_TYPE_NUMBERS[question.type], 0);
  tail.writeUInt16BE(DNS_CLASS_NUMBERS[question.class], 2);
  return Buffer.concat([head, encodeName(question.name), tail]);
}

/** A name on the wire; `\.` and `\032` stand for themselves. */
function encodeName(name: string): Buffer {
  const labels: number[][] = [[]];
  const bytes = Buffer.from(name, 'utf8');
  for (let i = 0; i < bytes.length; i++) {
    const digits = /^\\(\d{3})/.exec(bytes.toString('latin1', i, i + 4))?.[1];
    if (digits !== undefined) labels.at(-1)?.push(Number(digits) & 0xff);
    else if (bytes[i] === 0x5c) labels.at(-1)?.push(bytes[i + 1] ?? 0);
    else if (bytes[i] === 0x2e) labels.push([]);
    else labels.at(-1)?.push(bytes[i] ?? 0);
    i += digits !== undefined ? 3 : bytes[i] === 0x5c ? 1 : 0;
  }
  if (labels.at(-1)?.length === 0) labels.pop();
  // The root is a single dot.
  if (name === '.') labels.length = 0;
  if (labels.some((label) => label.length === 0 || label.length > 63))
    throw new WireError('bad-name', 'bad domain name: a label is empty or longer than 63');
  const encoded = labels.flatMap((label) => [label.length, ...label]);
  if (encoded.length > 254) throw new WireError('bad-name', 'bad domain name: longer than 255');
  return Buffer.from([...encoded, 0]);
}

/** The number of a message; null where it has none. */
export function messageId(bytes: Buffer): number | null {
  return bytes.length < 12 ? null : bytes.readUInt16BE(0);
}

/** @throws Error for what is no message of DNS */
export function decodeAnswer(bytes: Buffer): DnsAnswer {
  const reader = new DnsReader(bytes, 0, bytes.length);
  const [id, flags, questions] = [reader.u16(), reader.u16(), reader.u16()];
  const [answers, authorities, additionals] = [reader.u16(), reader.u16(), reader.u16()];
  for (let i = 0; i < questions && !reader.atEnd; i++) {
    reader.name();
    reader.skip(4);
  }
  const records = (count: number) => {
    const found: DnsRecord[] = [];
    for (let i = 0; i < count && !reader.atEnd; i++) found.push(readRecord(reader));
    return found;
  };
  const answer = {
    ...{ id, rcode: flags & 0x0f },
    ...{ answers: records(answers), authorities: records(authorities) },
    additionals: records(additionals),
  };
  const extended = answer.additionals.find(({ type }) => type === OPT)?.ttl ?? 0;
  return { ...answer, rcode: answer.rcode | ((extended >>> 24) << 4) };
}

function readRecord(reader: DnsReader): DnsRecord {
  const name = reader.name();
  const [type, kind, ttl] = [reader.u16(), reader.u16(), reader.u32()];
  return { name, type, class: kind, ttl, data: reader.part(reader.u16()) };
}
