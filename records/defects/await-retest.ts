import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { transition } from './change.ts';
import type { Act } from './change.ts';

/**
 * What a defect was found by works again: it waits for its retest, which alone may close it.
 * @throws {NoSuchDefect}
 * @throws {TransitionRefused}
 */
export function awaitRetest(db: WriteConnection, id: string, act: Act): Promise<DefectRecord> {
  return transition(db, id, 'retest', act);
}
