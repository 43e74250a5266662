import { sql, type Kysely } from 'kysely';
import type { DefectState, Severity, Verdict } from './model.ts';
import { write } from './transaction.ts';

/** Columns that are searched stand by themselves; the whole record is kept beside them as JSON. */
export interface Tables {
  run: {
    id: string;
    target: string;
    started_at: string;
    ended_at: string | null;
    /** JSON of `RunStart`. */
    start: string;
    /** JSON of the finished `TrialReport`; null while it runs and after a kill. */
    report: string | null;
  };
  case_result: {
    run_id: string;
    case_id: string;
    platform: string;
    verdict: Verdict;
    /** JSON of `CaseRecord`. */
    record: string;
  };
  load_result: {
    run_id: string;
    platform: string;
    profile: string;
    /** JSON of `LoadRecord`. */
    record: string;
  };
  defect: {
    id: string;
    target: string;
    fingerprint: string;
    platform: string;
    case_id: string;
    severity: Severity;
    state: DefectState;
    owner: string;
    /** JSON of `DefectRecord` without its history. */
    record: string;
  };
  defect_event: {
    defect_id: string;
    seq: number;
    at: string;
    actor: string;
    state: DefectState;
    note: string;
  };
  /** A run counts once for a defect, however often its result is written. */
  defect_sighting: { defect_id: string; run_id: string };
}

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
];

/** Brings the tables up to date; safe with several processes at once, because it holds the write lock meanwhile. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await write(db, async (connection) => {
    const found = await sql<{ user_version: number }>`PRAGMA user_version`.execute(connection);
    const done = found.rows[0]?.user_version ?? 0;
    if (done > migrations.length)
      throw new Error(`the store was written by a newer nghiemthu (version ${done})`);
    for (const change of migrations.slice(done)) await change(connection);
    await sql`PRAGMA user_version = ${sql.lit(migrations.length)}`.execute(connection);
  });
}
