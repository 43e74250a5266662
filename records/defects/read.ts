import { NoSuchDefect } from '../errors.ts';
import type { DefectRecord } from './defect.ts';
import type { Store } from '../store/store.ts';
import { withHistory } from './history.ts';
import { COLUMNS, factsOf } from './row.ts';
import type { DefectFacts } from './row.ts';

/** Every defect of a target, oldest first; of all targets where none is named. */
export async function defectsOf(store: Store, target?: string): Promise<DefectRecord[]> {
  let query = store.selectFrom('defect').select(COLUMNS).orderBy('id');
  if (target !== undefined) query = query.where('target', '=', target);
  const rows = await query.execute();
  return Promise.all(rows.map((row) => withHistory(store, factsOf(row))));
}

/** Defects of one platform of a target, oldest first, without their history. */
export async function defectsOfPlatform(
  store: Store,
  target: string,
  platform: string,
): Promise<DefectFacts[]> {
  const rows = await store
    .selectFrom('defect')
    .select(COLUMNS)
    .where('target', '=', target)
    .where('platform', '=', platform)
    .orderBy('id')
    .execute();
  return rows.map(factsOf);
}

/** A defect without its history, and the target it was found on. */
export interface FoundFacts {
  target: string;
  facts: DefectFacts;
}

/** @throws {NoSuchDefect} */
export async function factsOfDefect(store: Store, id: string): Promise<FoundFacts> {
  const row = await store
    .selectFrom('defect')
    .select(COLUMNS)
    .select('target')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NoSuchDefect(id);
  const { target, ...columns } = row;
  return { target, facts: factsOf(columns) };
}

/**
 * @returns the defect and the target it was found on
 * @throws {NoSuchDefect}
 */
export async function findDefect(
  store: Store,
  id: string,
): Promise<{ target: string; defect: DefectRecord }> {
  const { target, facts } = await factsOfDefect(store, id);
  return { target, defect: await withHistory(store, facts) };
}

/** Those of the defects that their owner has answered: somebody accepted or solved them. */
export async function answeredDefects(store: Store, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await store
    .selectFrom('defect')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'not in', ['new', 'reopened'])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
