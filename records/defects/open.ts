import type { Note } from '../../words/said/said.ts';
import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { addEvent, withHistory } from './history.ts';
import { MACHINE } from './machine.ts';
import { rowOf } from './row.ts';
import type { DefectFacts } from './row.ts';
import { addSighting } from './sighting.ts';
import type { Sighting } from './sighting.ts';

/** All that is known of a defect when it is first seen; its number, state and counts are the store's to give. */
export type NewDefect = Omit<
  DefectFacts,
  'id' | 'state' | 'occurrences' | 'closedAt' | 'firstRun' | 'lastRun' | 'evidenceRun'
>;

/** Opens a defect of a cause that the target's register does not have, under the next number of the store. */
export async function open(
  db: WriteConnection,
  target: string,
  seen: Sighting,
  found: NewDefect,
): Promise<DefectRecord> {
  const id = await nextId(db);
  const facts: DefectFacts = {
    ...found,
    ...{ id, state: 'new', closedAt: null, occurrences: 1 },
    ...{ firstRun: seen.id, lastRun: seen.id, evidenceRun: seen.id },
  };
  await db.insertInto('defect').values(rowOf(target, facts)).execute();
  await addSighting(db, id, seen.id);
  const note: Note = { code: 'defect-found', ...seen.sight };
  await addEvent(db, id, { at: found.foundAt, actor: MACHINE, state: 'new', note });
  return withHistory(db, facts);
}

async function nextId(db: WriteConnection): Promise<string> {
  const { count } = await db
    .selectFrom('defect')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return `LOI-${String(Number(count) + 1).padStart(4, '0')}`;
}
