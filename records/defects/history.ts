import type { DefectEvent, DefectRecord } from '../model.ts';
import type { Store } from '../store.ts';
import type { WriteConnection } from '../transaction.ts';
import type { DefectFacts } from './row.ts';

/** Adds a line at the end of a defect's history. */
export async function addEvent(db: WriteConnection, id: string, line: DefectEvent): Promise<void> {
  const { count } = await db
    .selectFrom('defect_event')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .where('defect_id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('defect_event')
    .values({ defect_id: id, seq: Number(count), ...line })
    .execute();
}

export async function withHistory(db: Store, facts: DefectFacts): Promise<DefectRecord> {
  const history = await db
    .selectFrom('defect_event')
    .select(['at', 'actor', 'state', 'note'])
    .where('defect_id', '=', facts.id)
    .orderBy('seq')
    .execute();
  return { ...facts, history };
}
