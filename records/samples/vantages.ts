import type { Store } from '../store/store.ts';

/** A monitor process that shares the store. */
export interface VantageRecord {
  vantage: string;
  version: string;
  startedAt: string;
  /** Its last heartbeat. */
  seenAt: string;
}

/** Inside a write: a monitor's heartbeat. */
export async function beat(db: Store, target: string, one: VantageRecord): Promise<void> {
  const { vantage, version, startedAt: started_at, seenAt: seen_at } = one;
  await db
    .insertInto('monitor')
    .values({ target, vantage, version, started_at, seen_at })
    .onConflict((conflict) =>
      conflict.columns(['target', 'vantage']).doUpdateSet({ version, started_at, seen_at }),
    )
    .execute();
}

export async function vantagesOf(store: Store, target: string): Promise<VantageRecord[]> {
  return store
    .selectFrom('monitor')
    .select(['vantage', 'version', 'started_at as startedAt', 'seen_at as seenAt'])
    .where('target', '=', target)
    .orderBy('vantage')
    .execute();
}
