import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** What monitors keep; a defect may be seen by what is no run. */
export async function monitorTables(db: Kysely<Tables>): Promise<void> {
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
}
