import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act } from './change.ts';

/**
 * A defect waits for something that its owner cannot bring about.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused}
 */
export function wait(db: WriteConnection, id: string, act: Act): Promise<DefectRecord> {
  return transition(db, id, 'waiting', act);
}
