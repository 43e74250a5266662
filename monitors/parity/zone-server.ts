import { createSocket } from 'node:dgram';
import { sampleRecords, wholeText } from './records.ts';

const owner = (i: number) => `r${i}.example.vn.`;

/** One record of each type; the seventh is at `r7.example.vn`. */
export const RECORDS = sampleRecords('').map((_, i) => sampleRecords(owner(i))[i]!);

/** A pattern that a record's whole zone text, and nothing else, matches. */
export function wholeLine(i: number): string {
  const text = wholeText(owner(i), RECORDS[i]!);
  return `^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

/** Starts a name server that answers with them; `broken.example.vn` has a record that breaks off. */
export async function startZone(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createSocket('udp4');
  server.on('message', (bytes, from) => server.send(reply(bytes), from.port, from.address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function reply(question: Buffer): Buffer {
  const length = question[12] ?? 0;
  const first = question.toString('latin1', 13, 13 + length);
  const record = first === 'broken' ? RECORDS[0] : RECORDS[Number(first.slice(1))];
  const data = Buffer.from(record?.bytes.replaceAll(' ', '') ?? '', 'hex');
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x84_00, 2);
  head.writeUInt16BE(1, 6);
  const fields = Buffer.alloc(12);
  fields.writeUInt16BE(0xc0_0c, 0);
  fields.writeUInt16BE(record?.type ?? 0, 2);
  fields.writeUInt16BE(record?.class ?? 1, 4);
  fields.writeUInt32BE(300, 6);
  fields.writeUInt16BE(data.length + (first === 'broken' ? 1 : 0), 10);
  return Buffer.concat([head, question.subarray(12), fields, data]);
}
