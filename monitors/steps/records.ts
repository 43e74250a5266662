import type { SyncModule } from '../../config/monitoring/steps.ts';
import type { Look } from '../look/look.ts';
import { answered, jsonAt, listed, textAt } from './listing.ts';
import type { Visit } from './visit.ts';

/** A record as its source shows it. */
export interface SourceRecord {
  id: string;
  /** As it came. */
  status: string;
  /** Unix time in milliseconds. */
  changedAt: number;
}

/** Questions to the copy at once: a probe is no load test. */
const AT_ONCE = 4;

/** The last changed records of the source; null where they cannot be read, which is logged. */
export async function sampled(
  { log }: Look,
  visit: Visit,
  { source, sample }: SyncModule,
): Promise<SourceRecord[] | null> {
  const items = await listed(visit, source, log);
  if (items === null) return null;
  const records: SourceRecord[] = [];
  for (const item of items.slice(0, sample)) {
    const id = textAt(item, source.id);
    const changedAt = Date.parse(textAt(item, source.changed_at) ?? '');
    if (id === undefined || Number.isNaN(changedAt)) {
      log.fail({ code: 'record-unusable' });
      return null;
    }
    records.push({ id, status: textAt(item, source.status) ?? '', changedAt });
  }
  return records;
}

/**
 * The status of each record in the copy, as it came: empty where it has none, null where the copy does not know the
 * record. Null in place of all where the copy cannot be read, which is logged.
 */
export async function inCopy(
  { log }: Look,
  visit: Visit,
  { copy }: SyncModule,
  ids: readonly string[],
): Promise<Map<string, string | null> | null> {
  const found = new Map<string, string | null>();
  const line = [...ids];
  let broken = false;
  const worker = async () => {
    for (let id = line.shift(); id !== undefined && !broken; id = line.shift()) {
      const answer = await answered(visit, copy, log, new Map([['id', id]]));
      if (answer === null) broken = true;
      else if (copy.unknown_status_codes.includes(answer.status)) found.set(id, null);
      else if (answer.status >= 200 && answer.status < 300)
        found.set(id, textAt(jsonAt(answer, ''), copy.status) ?? '');
      else {
        log.fail({ code: 'copy-unread', status: answer.status });
        broken = true;
      }
    }
  };
  // All end before the look does, so that none is left under way.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return broken ? null : found;
}
