import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act } from './change.ts';

/**
 * Its owner takes a defect on.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused}
 */
export function accept(db: WriteConnection, id: string, act: Act): Promise<DefectRecord> {
  return transition(db, id, 'accepted', act);
}
