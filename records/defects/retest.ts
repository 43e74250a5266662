import type { Note, Sight } from '../../words/said/said.ts';
import { DefectClosed, OtherTarget } from '../errors.ts';
import type { DefectRecord } from './defect.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { remark } from './change.ts';
import { close } from './close.ts';
import { findDefect } from './read.ts';
import { reopen } from './reopen.ts';
import { isAllowed, isSolved } from './transitions.ts';

/** @throws {DefectClosed} where a retest could not close it */
export function checkRetestable({ id, state }: Pick<DefectRecord, 'id' | 'state'>): void {
  if (!isAllowed(state, 'closed')) throw new DefectClosed(id);
}

/** @throws {OtherTarget} where a defect was found elsewhere */
export function checkTarget(id: string, foundOn: string, target: string): void {
  if (target !== foundOn) throw new OtherTarget(id, foundOn, target);
}

/** What a retest came to. */
export interface RetestResult {
  /** ISO 8601. */
  at: string;
  /** Who confirms it. */
  by: string;
  verdict: Verdict;
  /** What ran. */
  where: Sight;
}

/**
 * Takes the result of a retest. A pass closes the defect; a failure reopens it where it was thought solved and is
 * written in its history otherwise; what could not be judged changes nothing.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused} for a pass where it was closed meanwhile
 */
export async function concludeRetest(
  db: WriteConnection,
  id: string,
  { at, by, verdict, where }: RetestResult,
): Promise<DefectRecord> {
  if (verdict === 'pass')
    return close(db, id, { at, by, result: { code: 'retest-passed', ...where } });
  const { defect } = await findDefect(db, id);
  if (verdict !== 'fail') return defect;
  const note: Note = { code: 'retest-failed', ...where };
  const act = { at, actor: by, note };
  return isSolved(defect.state) ? reopen(db, id, act) : remark(db, id, act);
}
