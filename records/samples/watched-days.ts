import { sql } from 'kysely';
import { rowsFrom } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** In which hours of a local day a probe was looked at: bit h of a mask stands for the hour that begins at h:00. */
export interface WatchedDay {
  probe: string;
  platform: string;
  /** `2025-07-01`, in the plan's time zone. */
  day: string;
  /** Hours in which the platform was judged. */
  judged: number;
  /** Hours in which it was looked at within announced maintenance. */
  announced: number;
}

/**
 * Inside a write: adds hours to days. What is there stays, so the same may be written again and by several monitors; a
 * day without an hour means that nothing could be judged.
 */
export async function keepWatchedDays(
  db: Store,
  target: string,
  days: readonly WatchedDay[],
): Promise<void> {
  if (days.length === 0) return;
  const rows = rowsFrom(
    db,
    days.map(({ probe, platform, day, judged, announced }) => ({
      ...{ target, probe, platform, day, judged, announced },
    })),
    {
      ...{ target: 'text', probe: 'text', platform: 'text', day: 'text' },
      ...{ judged: 'integer', announced: 'integer' },
    },
  );
  await sql`INSERT INTO watched_day (target, probe, platform, day, judged, announced) ${rows}
    ON CONFLICT (target, probe, day) DO UPDATE SET platform = excluded.platform,
      judged = watched_day.judged | excluded.judged,
      announced = watched_day.announced | excluded.announced`.execute(db);
}

/** Days of a target from a local day on. */
export function watchedDaysOf(store: Store, target: string, since: string): Promise<WatchedDay[]> {
  return store
    .selectFrom('watched_day')
    .select(['probe', 'platform', 'day', 'judged', 'announced'])
    .where('target', '=', target)
    .where('day', '>=', since)
    .orderBy('day')
    .orderBy('probe')
    .execute();
}

/** Inside a write: forgets days before a local day. */
export async function forgetWatchedDays(db: Store, target: string, before: string): Promise<void> {
  await db
    .deleteFrom('watched_day')
    .where('target', '=', target)
    .where('day', '<', before)
    .execute();
}
