import type { Store } from './store.ts';

/** A monitor process that shares the store. */
export interface VantageRecord {
  vantage: string;
  version: string;
  startedAt: string;
  /** Its last heartbeat. */
  seenAt: string;
}

/** What a vantage holds of a probe after its own confirmation. */
export interface Opinion {
  probe: string;
  platform: string;
  vantage: string;
  state: 'up' | 'down';
  since: string;
  /** When it last judged. */
  at: string;
  /** Why it is down; empty where it is up. */
  reason: string;
}

/** Inside a write: tells that a monitor lives. */
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

/** Inside a write: keeps what a vantage now holds of a probe. */
export async function keepOpinion(db: Store, target: string, opinion: Opinion): Promise<void> {
  const { platform, state, since, at, reason } = opinion;
  await db
    .insertInto('opinion')
    .values({ target, ...opinion })
    .onConflict((conflict) =>
      conflict
        .columns(['target', 'probe', 'vantage'])
        .doUpdateSet({ platform, state, since, at, reason }),
    )
    .execute();
}

export async function opinionsOf(store: Store, target: string): Promise<Opinion[]> {
  return store
    .selectFrom('opinion')
    .select(['probe', 'platform', 'vantage', 'state', 'since', 'at', 'reason'])
    .where('target', '=', target)
    .orderBy('probe')
    .orderBy('vantage')
    .execute();
}
