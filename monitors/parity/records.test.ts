import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Module } from '../../config/monitors-module.ts';
import { look, valueOf } from '../testing/look.ts';
import { findBlackbox, startBlackbox } from './blackbox.ts';
import type { Running } from './blackbox.ts';
import { sampleRecords, wholeText } from './records.ts';

// A name server of this test answers with one record of each type. Both probers must read exactly the same zone text,
// which is asked of each by a pattern of the whole line.

const owner = (i: number) => `r${i}.example.vn.`;
const RECORDS = sampleRecords('').map((_, i) => sampleRecords(owner(i))[i]!);
const quote = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const folder = mkdtempSync(join(tmpdir(), 'records-'));
const server = createSocket('udp4');
let theirs: Running;
let port = 0;

/** `r7.example.vn` is answered with the seventh record; `broken.example.vn` with one that breaks off. */
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

const dnsOf = (name: string, pattern: string) => ({
  query_name: name,
  query_type: 'ANY' as const,
  preferred_ip_protocol: 'ip4' as const,
  validate_answer_rrs: { fail_if_not_matches_regexp: [pattern] },
});
const modules = Object.fromEntries([
  ...RECORDS.flatMap((record, i) => {
    const line = quote(wholeText(owner(i), record));
    return [
      [`same${i}`, { prober: 'dns', dns: dnsOf(owner(i), `^${line}$`) }],
      [`other${i}`, { prober: 'dns', dns: dnsOf(owner(i), `^${line}.$`) }],
    ] as const;
  }),
  ['broken', { prober: 'dns', dns: dnsOf('broken.example.vn', '.') }] as const,
]);

beforeAll(async () => {
  server.on('message', (bytes, from) => server.send(reply(bytes), from.port, from.address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  ({ port } = server.address());
  const config = join(folder, 'blackbox.yml');
  writeFileSync(config, stringify({ modules }));
  theirs = await startBlackbox(findBlackbox(), config);
});
afterAll(async () => {
  await theirs.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true, force: true });
});

/** `probe_success` and the number of answers, of both. */
async function both(name: keyof typeof modules) {
  const module = modules[name]!;
  const answer = await fetch(`${theirs.url}/probe?module=${name}&target=127.0.0.1:${port}`);
  const text = await answer.text();
  const value = (series: string) => Number(new RegExp(`^${series} (\\S+)$`, 'm').exec(text)?.[1]);
  const own = await look(`127.0.0.1:${port}`, Module.parse(module));
  return {
    theirs: [value('probe_success'), value('probe_dns_answer_rrs')],
    ours: [own.outcome === 'success' ? 1 : 0, valueOf(own, 'probe_dns_answer_rrs')],
  };
}

describe('zone text', () => {
  test.each(RECORDS.map((record, i) => [i, record.text.slice(0, 60)] as const))(
    '%i: %s',
    async (i) => {
      expect(await both(`same${i}`)).toEqual({ theirs: [1, 1], ours: [1, 1] });
      expect(await both(`other${i}`)).toEqual({ theirs: [0, 1], ours: [0, 1] });
    },
  );

  test('of a record that breaks off is none', async () => {
    expect(await both('broken')).toEqual({ theirs: [0, 0], ours: [0, 0] });
  });
});
