import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** Runs with their results, and defects. */
export async function trialTables(db: Kysely<Tables>): Promise<void> {
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
}
