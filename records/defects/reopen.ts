import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act, Learned } from './change.ts';

/**
 * Opens a defect again that was thought solved.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused} where it is open
 */
export function reopen(
  db: WriteConnection,
  id: string,
  act: Act,
  learned: Learned = {},
): Promise<DefectRecord> {
  return transition(db, id, 'reopened', act, learned);
}
