import { PostgresAdapter, sql } from 'kysely';
import type { Store } from './store.ts';

/**
 * The time of a store, Unix time in ms: of the server where several machines share one, else of this machine. Clocks of
 * machines may differ by hours; what they must agree on goes by this one alone.
 */
export async function storeTime(db: Store): Promise<number> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return Date.now();
  const found = await sql<{
    ms: string;
  }>`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000) AS ms`.execute(db);
  return Number(found.rows[0]?.ms);
}
