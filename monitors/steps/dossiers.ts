import type { SyncModule } from '../../config/monitoring/steps.ts';
import type { Look } from '../look/look.ts';
import { answered, jsonAt, listed, textAt } from './listing.ts';
import type { Visit } from './visit.ts';

/** A dossier as the province shows it. */
export interface Dossier {
  code: string;
  /** As it came. */
  status: string;
  /** Unix time in milliseconds. */
  changedAt: number;
}

/** Questions to the portal at once: a probe is no load test. */
const AT_ONCE = 4;

/** The last changed dossiers of the province; null where they cannot be read, which is told. */
export async function sampled(
  { log }: Look,
  visit: Visit,
  { province, sample }: SyncModule,
): Promise<Dossier[] | null> {
  const items = await listed(visit, province, log);
  if (items === null) return null;
  const dossiers: Dossier[] = [];
  for (const item of items.slice(0, sample)) {
    const code = textAt(item, province.code);
    const changedAt = Date.parse(textAt(item, province.changed_at) ?? '');
    if (code === undefined || Number.isNaN(changedAt)) {
      log.error('The list cannot be read', { err: 'a dossier without a code or a time of change' });
      return null;
    }
    dossiers.push({ code, status: textAt(item, province.status) ?? '', changedAt });
  }
  return dossiers;
}

/**
 * The status of each dossier on the portal, as it came: empty where it has none, null where the portal does not know
 * the dossier. Null in place of all where the portal cannot be read, which is told.
 */
export async function onPortal(
  { log }: Look,
  visit: Visit,
  { portal }: SyncModule,
  codes: readonly string[],
): Promise<Map<string, string | null> | null> {
  const found = new Map<string, string | null>();
  const line = [...codes];
  let broken = false;
  const worker = async () => {
    for (let code = line.shift(); code !== undefined && !broken; code = line.shift()) {
      const answer = await answered(visit, portal, log, new Map([['code', code]]));
      if (answer === null) broken = true;
      else if (portal.unknown_status_codes.includes(answer.status)) found.set(code, null);
      else if (answer.status >= 200 && answer.status < 300)
        found.set(code, textAt(jsonAt(answer, ''), portal.status) ?? '');
      else {
        log.error('The portal cannot be read', { err: `it answered ${answer.status}` });
        broken = true;
      }
    }
  };
  // All end before the look does, so that none is left under way.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return broken ? null : found;
}
