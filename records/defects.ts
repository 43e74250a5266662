import { NoSuchDefect } from './errors.ts';
import type { DefectEvent, DefectRecord, DefectState } from './model.ts';
import type { Store } from './store.ts';
import { write } from './transaction.ts';

/** All that is known of a defect when it is first seen; its number, state and counts are the store's to give. */
export type NewDefect = Omit<
  DefectRecord,
  'id' | 'state' | 'occurrences' | 'history' | 'closedAt' | 'firstRun' | 'lastRun' | 'evidenceRun'
>;

type Kept = Omit<DefectRecord, 'history'>;

/** What saw a defect: a run, an incident, an alert. It counts once. */
export interface Sighting {
  id: string;
  /** In words, for the history: `đợt chạy …`. */
  words: string;
}

/** Records that a run saw this cause, as one write. Telling the same run again changes nothing. */
export function sightDefect(
  store: Store,
  target: string,
  runId: string,
  found: NewDefect,
): Promise<DefectRecord> {
  const seen = { id: runId, words: `đợt chạy ${runId}` };
  return write(store, (db) => sight(db, target, seen, found));
}

/**
 * Inside a write: a new defect where the cause is new, one more sighting where it is known, and a reopened one where
 * it was thought solved. Telling the same sighting again changes nothing.
 */
export async function sight(
  db: Store,
  target: string,
  seen: Sighting,
  found: NewDefect,
): Promise<DefectRecord> {
  const row = await db
    .selectFrom('defect')
    .select(['id', 'record'])
    .where('target', '=', target)
    .where('fingerprint', '=', found.fingerprint)
    .executeTakeFirst();
  if (!row) return insertDefect(db, target, seen, found);
  const known = JSON.parse(row.record) as Kept;
  const sighting = await db
    .insertInto('defect_sighting')
    .values({ defect_id: row.id, source: seen.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (sighting.numInsertedOrUpdatedRows === 0n) return withHistory(db, known);
  const solved = known.state === 'fixed' || known.state === 'retest' || known.state === 'closed';
  const changed: Kept = {
    ...known,
    state: solved ? 'reopened' : known.state,
    closedAt: null,
    lastRun: seen.id,
    occurrences: known.occurrences + 1,
    requirements: [...new Set([...known.requirements, ...found.requirements])].toSorted(),
    actual: found.actual,
    // Who has nothing to show takes away nothing.
    ...(found.evidence.length > 0 ? { evidence: found.evidence, evidenceRun: seen.id } : {}),
  };
  await keep(db, changed);
  if (solved)
    await addEvent(db, row.id, event(found.foundAt, 'reopened', `Gặp lại ở ${seen.words}`));
  return withHistory(db, changed);
}

async function insertDefect(
  db: Store,
  target: string,
  seen: Sighting,
  found: NewDefect,
): Promise<DefectRecord> {
  const { count } = await db
    .selectFrom('defect')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  const id = `LOI-${String(Number(count) + 1).padStart(4, '0')}`;
  const record: Kept = {
    ...found,
    id,
    state: 'new',
    closedAt: null,
    firstRun: seen.id,
    lastRun: seen.id,
    evidenceRun: seen.id,
    occurrences: 1,
  };
  await db
    .insertInto('defect')
    .values({
      ...{ id, target, fingerprint: record.fingerprint, platform: record.platform },
      ...{ case_id: record.caseId, severity: record.severity, state: record.state },
      ...{ owner: record.owner, record: JSON.stringify(record) },
    })
    .execute();
  await db.insertInto('defect_sighting').values({ defect_id: id, source: seen.id }).execute();
  await addEvent(db, id, event(found.foundAt, 'new', `Phát hiện ở ${seen.words}`));
  return withHistory(db, record);
}

const event = (at: string, state: DefectState, note: string): DefectEvent => ({
  at,
  actor: 'nghiemthu',
  state,
  note,
});

/**
 * Moves a defect to a state and writes its history line in the same commit.
 * @throws {NoSuchDefect}
 */
export function moveDefect(
  store: Store,
  id: string,
  line: DefectEvent,
  facts: DefectFacts = {},
): Promise<DefectRecord> {
  return write(store, (db) => move(db, id, line, facts));
}

/** What may be learned of a defect while it moves. */
type DefectFacts = Partial<
  Pick<DefectRecord, 'solution' | 'retestResult' | 'confirmedBy' | 'owner'>
>;

/** Inside a write: as `moveDefect`. */
export async function move(
  db: Store,
  id: string,
  line: DefectEvent,
  facts: DefectFacts = {},
): Promise<DefectRecord> {
  const row = await db
    .selectFrom('defect')
    .select('record')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NoSuchDefect(id);
  const changed: Kept = {
    ...(JSON.parse(row.record) as Kept),
    ...facts,
    state: line.state,
    closedAt: line.state === 'closed' ? line.at : null,
  };
  await keep(db, changed);
  await addEvent(db, id, line);
  return withHistory(db, changed);
}

async function keep(db: Store, record: Kept): Promise<void> {
  await db
    .updateTable('defect')
    .set({ state: record.state, owner: record.owner, record: JSON.stringify(record) })
    .where('id', '=', record.id)
    .execute();
}

async function addEvent(db: Store, id: string, line: DefectEvent): Promise<void> {
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

async function withHistory(db: Store, record: Kept): Promise<DefectRecord> {
  const history = await db
    .selectFrom('defect_event')
    .select(['at', 'actor', 'state', 'note'])
    .where('defect_id', '=', record.id)
    .orderBy('seq')
    .execute();
  return { ...record, history };
}

/** Every defect of a target, oldest first; of all targets where none is named. */
export async function defectsOf(store: Store, target?: string): Promise<DefectRecord[]> {
  const all = await defectFacts(store, target);
  return Promise.all(all.map((one) => withHistory(store, one)));
}

/** As `defectsOf`, without their history. */
export async function defectFacts(store: Store, target?: string): Promise<Kept[]> {
  let query = store.selectFrom('defect').select('record').orderBy('id');
  if (target !== undefined) query = query.where('target', '=', target);
  const rows = await query.execute();
  return rows.map((row) => JSON.parse(row.record) as Kept);
}

/**
 * @returns the defect and the target it was found on
 * @throws {NoSuchDefect}
 */
export async function findDefect(
  store: Store,
  id: string,
): Promise<{ target: string; defect: DefectRecord }> {
  const row = await store
    .selectFrom('defect')
    .select(['target', 'record'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NoSuchDefect(id);
  return { target: row.target, defect: await withHistory(store, JSON.parse(row.record) as Kept) };
}
