import { DefectChanged, TransitionRefused } from '../errors.ts';
import type { DefectEvent, DefectRecord } from './defect.ts';
import type { DefectState } from '../../words/scales/defect-state.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { addEvent, withHistory } from './history.ts';
import { rowOf } from './row.ts';
import type { DefectFacts } from './row.ts';
import { isAllowed } from './transitions.ts';
import { factsOfDefect } from './read.ts';
import type { FoundFacts } from './read.ts';

/** Who acts on a defect, when (ISO 8601) and why: a line of its history but for the state. */
export type Act = Omit<DefectEvent, 'state'>;

/** What may be learned of a defect while it changes; its state and the time it closed follow from the verb. */
export type Learned = Partial<Omit<DefectFacts, 'id' | 'fingerprint' | 'state' | 'closedAt'>>;

/**
 * Moves a defect to another state, with its line of the history.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused} where the table does not allow it
 */
export async function transition(
  db: WriteConnection,
  id: string,
  to: DefectState,
  act: Act,
  learned: Learned = {},
): Promise<DefectRecord> {
  const known = await factsOfDefect(db, id);
  if (!isAllowed(known.facts.state, to)) throw new TransitionRefused(id, known.facts.state, to);
  const closedAt = to === 'closed' ? act.at : null;
  return update(db, known, { ...learned, state: to, closedAt }, act);
}

/**
 * Writes a line of the history of a defect that stays in its state.
 * @throws {NoSuchDefect}
 */
export async function remark(db: WriteConnection, id: string, act: Act): Promise<DefectRecord> {
  return update(db, await factsOfDefect(db, id), {}, act);
}

/** Writes what was learned of a defect that stays in its state, and no line of its history. */
export async function learn(
  db: WriteConnection,
  id: string,
  learned: Learned,
): Promise<DefectRecord> {
  return update(db, await factsOfDefect(db, id), learned, null);
}

/** @throws {DefectChanged} where it is no longer in the state it was read in */
async function update(
  db: WriteConnection,
  { target, facts }: FoundFacts,
  changed: Partial<DefectFacts>,
  act: Act | null,
): Promise<DefectRecord> {
  const now: DefectFacts = { ...facts, ...changed };
  const { numUpdatedRows } = await db
    .updateTable('defect')
    .set(rowOf(target, now))
    .where('id', '=', facts.id)
    .where('state', '=', facts.state)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DefectChanged(facts.id);
  if (act !== null) await addEvent(db, facts.id, { ...act, state: now.state });
  return withHistory(db, now);
}
