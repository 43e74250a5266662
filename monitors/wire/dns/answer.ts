import type { RrValidator } from '../../../config/monitoring/module.ts';
import type { ProbeLog } from '../../look/log.ts';
import type { DnsRecord } from './message.ts';
import { recordText } from './text.ts';
import { pattern } from '../pattern.ts';

/** Whether a section of an answer is as the module wants it. */
export function validRecords(
  records: readonly DnsRecord[],
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
      log.fail({ code: 'records-absent', rule: name });
      return false;
    }
  for (const rr of texts) {
    const bad = none.find((re) => pattern(re).test(rr));
    if (bad !== undefined) {
      log.fail({ code: 'record-forbidden', regexp: bad, record: rr });
      return false;
    }
    const missed = every.find((re) => !pattern(re).test(rr));
    if (missed !== undefined) {
      log.fail({ code: 'record-unlike', regexp: missed, record: rr });
      return false;
    }
  }
  const matchesAll = (rr: string) => notAll.every((re) => pattern(re).test(rr));
  if (notAll.length > 0 && !texts.every(matchesAll)) {
    log.fail({ code: 'records-not-all' });
    return false;
  }
  const matchesSome = (rr: string) => some.some((re) => pattern(re).test(rr));
  if (some.length > 0 && !texts.some(matchesSome)) {
    log.fail({ code: 'records-none' });
    return false;
  }
  return true;
}
