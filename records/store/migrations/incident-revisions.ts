import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** Each write of an incident gets the next number, by which readers ask for what changed. */
export async function incidentRevisions(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('incident')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`UPDATE incident SET revision = numbered.revision
    FROM (SELECT id, row_number() OVER (ORDER BY opened_at, id) AS revision FROM incident) AS numbered
    WHERE numbered.id = incident.id`.execute(db);
  await db.schema
    .createIndex('incident_revision')
    .on('incident')
    .columns(['target', 'revision'])
    .execute();
  await db.schema
    .createIndex('incident_closed')
    .on('incident')
    .columns(['target', 'closed_at'])
    .execute();
}
