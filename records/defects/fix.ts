import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act } from './change.ts';

/**
 * Its owner reports a defect as fixed.
 * @param solution what was done, for the register
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused}
 */
export function fix(
  db: WriteConnection,
  id: string,
  act: Act,
  solution: string,
): Promise<DefectRecord> {
  return transition(db, id, 'fixed', act, { solution });
}
