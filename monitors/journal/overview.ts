import { incidentsOf } from '../../records/incidents/incidents.ts';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import { opinionsOf } from '../../records/samples/opinions.ts';
import type { Store } from '../../records/store/store.ts';
import { storeTime } from '../../records/store/time.ts';
import { vantagesOf } from '../../records/samples/vantages.ts';
import { watchedDaysOf } from '../../records/samples/watched-days.ts';
import { DAYS, daysOf, firstDay } from './days.ts';
import type { Day } from './days.ts';
import type { JournalFacts } from './facts.ts';
import { standings } from './quorum.ts';
import type { Standing } from './quorum.ts';

/** Closed incidents are shown for so long, and no more than these. */
const ENDED_MS = 7 * 86_400_000;
const MOST_ENDED = 20;

/** What is remembered of the platforms, for the status page. */
export interface Overview {
  /** When it was read: Unix time in ms, of the store. */
  at: number;
  open: IncidentRecord[];
  /** Those of the last days, the newest first. */
  ended: IncidentRecord[];
  /** Probe → what the vantages together hold of it. */
  standings: Record<string, Standing>;
  /** Platform → its last days, oldest first. */
  days: Record<string, Day[]>;
}

/** @param settledFor ms since the store's clock was last seen to jump */
export async function overviewOf(
  store: Store,
  facts: JournalFacts,
  settledMs: number,
): Promise<Overview> {
  const { target, plan } = facts;
  const at = await storeTime(store);
  const endedSince = new Date(at - (DAYS + 1) * 86_400_000).toISOString();
  const incidents = await incidentsOf(store, target, { endedSince });
  const watched = await watchedDaysOf(store, target, firstDay(plan.timeZone, at));
  const held = standings(
    ...([facts, Object.keys(facts.probes), await opinionsOf(store, target)] as const),
    ...([await vantagesOf(store, target), at, settledMs] as const),
  );
  const isRecent = ({ closedAt }: IncidentRecord) =>
    closedAt !== null && at - Date.parse(closedAt) <= ENDED_MS;
  return {
    at,
    open: incidents.filter(({ closedAt }) => closedAt === null),
    ended: incidents
      .filter(isRecent)
      .sort((a, b) => (a.closedAt! < b.closedAt! ? 1 : -1))
      .slice(0, MOST_ENDED),
    standings: Object.fromEntries(held),
    days: Object.fromEntries(
      Object.keys(facts.platforms).map((platform) => [
        platform,
        daysOf(facts, platform, watched, incidents, at),
      ]),
    ),
  };
}
