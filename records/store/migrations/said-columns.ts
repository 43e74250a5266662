import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

const TABLES = ['sample', 'opinion', 'incident_symptom', 'incident_event', 'defect_event'] as const;

/** Reasons and notes become a code and facts, beside the sentences that were written before; these stay as they are. */
export async function saidColumns(db: Kysely<Tables>): Promise<void> {
  for (const table of TABLES)
    for (const column of ['code', 'facts'])
      await db.schema
        .alterTable(table)
        .addColumn(column, 'text', (one) => one.notNull().defaultTo(''))
        .execute();
}
