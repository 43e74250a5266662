import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** What a run was signed with. */
export async function runManifests(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('run').addColumn('manifest', 'text').execute();
}
