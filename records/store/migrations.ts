import { PostgresAdapter, sql, type Kysely } from 'kysely';
import { dueTimes } from './migrations/due-times.ts';
import { incidentRevisions } from './migrations/incident-revisions.ts';
import { monitorTables } from './migrations/monitor-tables.ts';
import { saidColumns } from './migrations/said-columns.ts';
import { runManifests } from './migrations/run-manifests.ts';
import { trialTables } from './migrations/trial-tables.ts';
import { watchedDays } from './migrations/watched-days.ts';
import type { Tables } from './schema.ts';
import { write } from './transaction.ts';

/** Each entry changes the tables once, in order; `user_version` counts those done. */
const migrations: ((db: Kysely<Tables>) => Promise<void>)[] = [
  trialTables,
  monitorTables,
  runManifests,
  watchedDays,
  dueTimes,
  incidentRevisions,
  saidColumns,
];

/** Brings the tables up to date; safe with several processes at once, because it holds the write lock meanwhile. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const version =
    db.getExecutor().adapter instanceof PostgresAdapter ? postgresVersion : sqliteVersion;
  await write(db, async (connection) => {
    const done = await version.read(connection);
    if (done > migrations.length)
      throw new Error(`the store was written by a newer nghiemthu (version ${done})`);
    if (done === migrations.length) return;
    for (const change of migrations.slice(done)) await change(connection);
    await version.write(connection, migrations.length);
  });
}

/** How many changes were made, as each database keeps it. */
interface Version {
  read(db: Kysely<Tables>): Promise<number>;
  write(db: Kysely<Tables>, done: number): Promise<void>;
}

const sqliteVersion: Version = {
  async read(db) {
    const found = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db);
    return found.rows[0]?.user_version ?? 0;
  },
  async write(db, done) {
    await sql`PRAGMA user_version = ${sql.lit(done)}`.execute(db);
  },
};

const postgresVersion: Version = {
  async read(db) {
    await sql`CREATE TABLE IF NOT EXISTS schema_version (done integer NOT NULL)`.execute(db);
    const found = await sql<{ done: number }>`SELECT done FROM schema_version`.execute(db);
    return found.rows[0]?.done ?? 0;
  },
  async write(db, done) {
    await sql`DELETE FROM schema_version`.execute(db);
    await sql`INSERT INTO schema_version VALUES (${done})`.execute(db);
  },
};
