import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act } from './change.ts';

/**
 * Its owner begins to work on a defect.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused}
 */
export function start(db: WriteConnection, id: string, act: Act): Promise<DefectRecord> {
  return transition(db, id, 'in-progress', act);
}
