import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { write } from './transaction.ts';

/** Each entry changes the tables once, in order; `user_version` counts those done. */
const migrations: ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await db.schema
      .createTable('run')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .addColumn('start', 'text', (c) => c.notNull())
      .addColumn('report', 'text')
      .execute();
    await db.schema
      .createTable('case_result')
      .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
      .addColumn('case_id', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('verdict', 'text', (c) => c.notNull())
      .addColumn('record', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('case_result_pk', ['run_id', 'case_id'])
      .execute();
    await db.schema
      .createTable('load_result')
      .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('profile', 'text', (c) => c.notNull())
      .addColumn('record', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('load_result_pk', ['run_id', 'platform', 'profile'])
      .execute();
    await db.schema
      .createTable('defect')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('case_id', 'text', (c) => c.notNull())
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('record', 'text', (c) => c.notNull())
      .addUniqueConstraint('defect_cause', ['target', 'fingerprint'])
      .execute();
    await db.schema
      .createTable('defect_event')
      .addColumn('defect_id', 'text', (c) => c.notNull().references('defect.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('defect_event_pk', ['defect_id', 'seq'])
      .execute();
    await db.schema
      .createTable('defect_sighting')
      .addColumn('defect_id', 'text', (c) => c.notNull().references('defect.id'))
      .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
      .addPrimaryKeyConstraint('defect_sighting_pk', ['defect_id', 'run_id'])
      .execute();
  },
  async (db) => {
    await db.schema
      .createTable('sighting')
      .addColumn('defect_id', 'text', (c) => c.notNull().references('defect.id'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sighting_pk', ['defect_id', 'source'])
      .execute();
    await sql`INSERT INTO sighting SELECT defect_id, run_id FROM defect_sighting`.execute(db);
    await db.schema.dropTable('defect_sighting').execute();
    await db.schema.alterTable('sighting').renameTo('defect_sighting').execute();
    await db.schema
      .createTable('monitor')
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('vantage', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('monitor_pk', ['target', 'vantage'])
      .execute();
    await db.schema
      .createTable('opinion')
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('probe', 'text', (c) => c.notNull())
      .addColumn('vantage', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('since', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('opinion_pk', ['target', 'probe', 'vantage'])
      .execute();
    await db.schema
      .createTable('sample')
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('probe', 'text', (c) => c.notNull())
      .addColumn('vantage', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('duration_s', 'double precision', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('evidence', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sample_pk', ['target', 'probe', 'vantage', 'at'])
      .execute();
    // What is forgotten is looked for by its age.
    await db.schema.createIndex('sample_at').on('sample').column('at').execute();
    await db.schema
      .createTable('incident')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('record', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('incident_symptom')
      .addColumn('incident_id', 'text', (c) => c.notNull().references('incident.id'))
      .addColumn('probe', 'text', (c) => c.notNull())
      .addColumn('since', 'text', (c) => c.notNull())
      .addColumn('until', 'text')
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('evidence', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('incident_symptom_pk', ['incident_id', 'probe'])
      .execute();
    await db.schema
      .createTable('incident_event')
      .addColumn('incident_id', 'text', (c) => c.notNull().references('incident.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('incident_event_pk', ['incident_id', 'seq'])
      .execute();
  },
  async (db) => {
    await db.schema.alterTable('run').addColumn('manifest', 'text').execute();
  },
  async (db) => {
    await db.schema
      .createTable('watched_day')
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('probe', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('judged', 'integer', (c) => c.notNull())
      .addColumn('announced', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('watched_day_pk', ['target', 'probe', 'day'])
      .execute();
  },
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
