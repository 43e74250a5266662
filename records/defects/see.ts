import type { Note } from '../../words/said/said.ts';
import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { learn } from './change.ts';
import type { Learned } from './change.ts';
import { withHistory } from './history.ts';
import { MACHINE } from './machine.ts';
import { open } from './open.ts';
import type { NewDefect } from './open.ts';
import { reopen } from './reopen.ts';
import { COLUMNS, factsOf } from './row.ts';
import type { DefectFacts } from './row.ts';
import { addSighting } from './sighting.ts';
import type { Sighting } from './sighting.ts';
import { isSolved } from './transitions.ts';

/**
 * Takes a sighting of a cause: opens a defect where the cause is new, counts one more where it is known, and reopens
 * the defect where it was thought solved. The same sighting again changes nothing.
 */
export async function see(
  db: WriteConnection,
  target: string,
  seen: Sighting,
  found: NewDefect,
): Promise<DefectRecord> {
  const row = await db
    .selectFrom('defect')
    .select(COLUMNS)
    .where('target', '=', target)
    .where('fingerprint', '=', found.fingerprint)
    .executeTakeFirst();
  if (!row) return open(db, target, seen, found);
  const known = factsOf(row);
  if (!(await addSighting(db, known.id, seen.id))) return withHistory(db, known);
  const learned = learnedFrom(known, seen, found);
  if (!isSolved(known.state)) return learn(db, known.id, learned);
  const note: Note = { code: 'defect-found-again', ...seen.sight };
  const act = { at: found.foundAt, actor: MACHINE, note };
  return reopen(db, known.id, act, learned);
}

function learnedFrom(known: DefectFacts, seen: Sighting, found: NewDefect): Learned {
  return {
    lastRun: seen.id,
    occurrences: known.occurrences + 1,
    requirements: [...new Set([...known.requirements, ...found.requirements])].toSorted(),
    actual: found.actual,
    // A sighting without evidence leaves the evidence of an earlier one in place.
    ...(found.evidence.length > 0 ? { evidence: found.evidence, evidenceRun: seen.id } : {}),
  };
}
