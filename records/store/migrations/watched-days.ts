import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** The hours of a day in which a probe was looked at. */
export async function watchedDays(db: Kysely<Tables>): Promise<void> {
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
}
