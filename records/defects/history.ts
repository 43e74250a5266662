import type { DefectEvent, DefectRecord } from './defect.ts';
import type { Store } from '../store/store.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { columnsOf, saidOf } from '../store/said.ts';
import type { DefectFacts } from './row.ts';

/** Adds a line at the end of a defect's history. */
export async function addEvent(db: WriteConnection, id: string, line: DefectEvent): Promise<void> {
  const { count } = await db
    .selectFrom('defect_event')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .where('defect_id', '=', id)
    .executeTakeFirstOrThrow();
  const { note: said, ...event } = line;
  const { text: note, code, facts } = columnsOf(said);
  await db
    .insertInto('defect_event')
    .values({ defect_id: id, seq: Number(count), ...event, code, facts, note })
    .execute();
}

export async function withHistory(db: Store, facts: DefectFacts): Promise<DefectRecord> {
  const rows = await db
    .selectFrom('defect_event')
    .select(['at', 'actor', 'state', 'code', 'facts', 'note'])
    .where('defect_id', '=', facts.id)
    .orderBy('seq')
    .execute();
  const history = rows.map(({ code, facts: known, note: text, ...event }) => ({
    ...event,
    note: saidOf({ code, facts: known, text }),
  }));
  return { ...facts, history };
}
