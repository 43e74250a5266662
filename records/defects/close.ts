import type { Said } from '../../words/said/said.ts';
import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';

/** A retest that passed. */
export interface Passed {
  /** ISO 8601. */
  at: string;
  /** Who confirms it. */
  by: string;
  /** For the register and the history. */
  result: Said;
}

/**
 * Closes a defect by a retest that passed.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused} where it is closed
 */
export function close(
  db: WriteConnection,
  id: string,
  { at, by, result }: Passed,
): Promise<DefectRecord> {
  const act = { at, actor: by, note: result };
  return transition(db, id, 'closed', act, { retestResult: result, confirmedBy: by });
}
