import type { Sight } from '../../words/said/said.ts';
import type { WriteConnection } from '../store/transaction.ts';

/** What saw a defect: a run, an incident, an alert. It counts once. */
export interface Sighting {
  id: string;
  /** The same for the history. */
  sight: Sight;
}

export const sightingOfRun = (runId: string): Sighting => ({
  id: runId,
  sight: { by: 'run', id: runId },
});

/** Remembers that `source` spoke of a defect. @returns false where it was remembered before */
export async function addSighting(
  db: WriteConnection,
  defectId: string,
  source: string,
): Promise<boolean> {
  const added = await db
    .insertInto('defect_sighting')
    .values({ defect_id: defectId, source })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows !== 0n;
}
