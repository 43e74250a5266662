import { AlertFiring, ConfirmerMissing } from '../errors.ts';
import type { DefectRecord } from './defect.ts';
import type { WriteConnection } from '../store/transaction.ts';
import { close } from './close.ts';
import { MACHINE } from './machine.ts';
import { findDefect } from './read.ts';

/** Whether an alert alone opened a defect: it has no case that could run again. */
export function isOfAlert({ caseId }: Pick<DefectRecord, 'caseId'>): boolean {
  return caseId.startsWith('alert:');
}

/**
 * Closes the defect of an alert that is over. Alertmanager says that it is; a person confirms it by name.
 * @throws {NoSuchDefect}
 * @throws {AlertFiring} where Alertmanager has not said so
 * @throws {ConfirmerMissing} where nobody is named
 */
export async function confirmAlertEnd(
  db: WriteConnection,
  id: string,
  { at, by }: { at: string; by: string },
): Promise<DefectRecord> {
  const { defect } = await findDefect(db, id);
  if (defect.state !== 'retest') throw new AlertFiring(id);
  if (by === MACHINE) throw new ConfirmerMissing(id);
  return close(db, id, { at, by, result: { code: 'alert-end-confirmed' } });
}
