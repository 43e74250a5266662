import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** What stood in a defect's JSON, though it has a column of its own. */
const IN_COLUMNS = [
  ...['id', 'fingerprint', 'platform', 'caseId', 'severity', 'state', 'owner', 'dueAt'],
];

/**
 * The due time gets a column, and what has one leaves the JSON. Rows are rewritten here, not in the database:
 * PostgreSQL reads no JSON in which a text has a NUL.
 */
export async function dueTimes(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('defect').addColumn('due_at', 'text').execute();
  const rows = await db.selectFrom('defect').select(['id', 'record']).execute();
  for (const { id, record } of rows) {
    const known = JSON.parse(record) as Record<string, unknown> & { dueAt?: string | null };
    const details = Object.entries(known).filter(([name]) => !IN_COLUMNS.includes(name));
    await db
      .updateTable('defect')
      .set({ due_at: known.dueAt ?? null, record: JSON.stringify(Object.fromEntries(details)) })
      .where('id', '=', id)
      .execute();
  }
  // All that defects are counted by, so that counting reads the index alone.
  await db.schema
    .createIndex('defect_counts')
    .on('defect')
    .columns(['target', 'platform', 'severity', 'state', 'owner', 'due_at', 'id'])
    .execute();
}
