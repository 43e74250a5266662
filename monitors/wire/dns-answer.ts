import type { Answer } from 'dns-packet';
import type { RrValidator } from '../../config/monitors-module.ts';
import type { ProbeLog } from '../log.ts';
import { pattern } from './pattern.ts';

/** A record in the text of zone files, as blackbox_exporter's patterns expect: `name. ttl class type data`, by tabs. */
export function recordText(record: Answer): string {
  if (record.type === 'OPT') return ';; OPT PSEUDOSECTION';
  const { ttl = 0, class: kind = 'IN' } = record as { ttl?: number; class?: string };
  return [fqdn(record.name), ttl, kind, record.type, dataText(record)].join('\t');
}

function dataText(record: Answer): string {
  switch (record.type) {
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
      return fqdn(record.data);
    case 'MX':
      return `${record.data.preference ?? 0} ${fqdn(record.data.exchange)}`;
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = record.data;
      return [fqdn(mname), fqdn(rname), serial, refresh, retry, expire, minimum].join(' ');
    }
    case 'SRV': {
      const { priority, weight, port, target } = record.data;
      return [priority ?? 0, weight ?? 0, port, fqdn(target)].join(' ');
    }
    case 'TXT': {
      const texts = Array.isArray(record.data) ? record.data : [record.data];
      return texts.map((text) => JSON.stringify(text.toString())).join(' ');
    }
    case 'CAA':
      return `${record.data.flags ?? 0} ${record.data.tag} ${JSON.stringify(record.data.value)}`;
    default: {
      const { data } = record as { data?: unknown };
      if (typeof data === 'string') return data;
      return Buffer.isBuffer(data) ? data.toString('hex') : JSON.stringify(data ?? '');
    }
  }
}

export function fqdn(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

/** Whether a section of an answer is as the module wants it. */
export function validRecords(
  records: readonly Answer[],
  rules: RrValidator | undefined,
  log: ProbeLog,
): boolean {
  if (rules === undefined) return true;
  const texts = records.map(recordText);
  const { fail_if_not_matches_regexp: every, fail_if_none_matches_regexp: some } = rules;
  const { fail_if_matches_regexp: none, fail_if_all_match_regexp: notAll } = rules;
  for (const [name, rule] of Object.entries({
    fail_if_not_matches_regexp: every,
    fail_if_none_matches_regexp: some,
  }))
    if (texts.length === 0 && rule.length > 0) {
      log.error(`${name} specified but no RRs returned`);
      return false;
    }
  for (const rr of texts) {
    const bad = none.find((re) => pattern(re).test(rr));
    if (bad !== undefined) {
      log.error('At least one RR matched regexp', { regexp: bad, rr });
      return false;
    }
    const missed = every.find((re) => !pattern(re).test(rr));
    if (missed !== undefined) {
      log.error('At least one RR did not match regexp', { regexp: missed, rr });
      return false;
    }
  }
  const matchesAll = (rr: string) => notAll.every((re) => pattern(re).test(rr));
  if (notAll.length > 0 && !texts.every(matchesAll)) {
    log.error('Not all RRs matched regexp');
    return false;
  }
  const matchesSome = (rr: string) => some.some((re) => pattern(re).test(rr));
  if (some.length > 0 && !texts.some(matchesSome)) {
    log.error('None of the RRs did matched any regexp');
    return false;
  }
  return true;
}
