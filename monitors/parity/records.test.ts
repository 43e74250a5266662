import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Module } from '../../config/monitoring/module.ts';
import { look, valueOf } from '../testing/look.ts';
import { findBlackbox, startBlackbox } from './blackbox.ts';
import type { Running } from './blackbox.ts';
import { RECORDS, startZone, wholeLine } from './zone-server.ts';

// A name server of this test answers with one record of each type. Both probers must read exactly the same zone text,
// which is asked of each by a pattern of the whole line.

const folder = mkdtempSync(join(tmpdir(), 'records-'));
let zone: Awaited<ReturnType<typeof startZone>>;
let theirs: Running;

const dnsOf = (name: string, pattern: string) => ({
  query_name: name,
  query_type: 'ANY' as const,
  preferred_ip_protocol: 'ip4' as const,
  validate_answer_rrs: { fail_if_not_matches_regexp: [pattern] },
});
const modules = Object.fromEntries([
  ...RECORDS.flatMap((_, i) => {
    const name = `r${i}.example.vn`;
    return [
      [`same${i}`, { prober: 'dns', dns: dnsOf(name, wholeLine(i)) }],
      [`other${i}`, { prober: 'dns', dns: dnsOf(name, wholeLine(i).replace(/\$$/, '.$')) }],
    ] as const;
  }),
  ['broken', { prober: 'dns', dns: dnsOf('broken.example.vn', '.') }] as const,
]);

beforeAll(async () => {
  zone = await startZone();
  const config = join(folder, 'blackbox.yml');
  writeFileSync(config, stringify({ modules }));
  theirs = await startBlackbox(findBlackbox(), config);
});
afterAll(async () => {
  await theirs.stop();
  await zone.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `probe_success` and the number of answers, of both. */
async function both(name: keyof typeof modules) {
  const module = modules[name]!;
  const answer = await fetch(`${theirs.url}/probe?module=${name}&target=127.0.0.1:${zone.port}`);
  const text = await answer.text();
  const value = (series: string) => Number(new RegExp(`^${series} (\\S+)$`, 'm').exec(text)?.[1]);
  const own = await look(`127.0.0.1:${zone.port}`, Module.parse(module));
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
