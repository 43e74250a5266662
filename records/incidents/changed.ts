import { AT_ONCE, fillSymptoms } from './incidents.ts';
import type { IncidentFacts, IncidentRecord } from './incidents.ts';
import type { Store } from '../store/store.ts';

/** An incident as one of its writes left it. */
export interface ChangedIncident {
  revision: number;
  /** Without its history. */
  incident: IncidentRecord;
}

/**
 * Incidents of a target that were written after the revision `since`, in the order of their last writes: the first 500
 * of them.
 */
export async function incidentsChanged(
  store: Store,
  target: string,
  since: number,
): Promise<ChangedIncident[]> {
  const rows = await changedQuery(store, target, since).execute();
  const all = rows.map(({ record, revision }): ChangedIncident => ({
    revision,
    incident: { ...(JSON.parse(record) as IncidentFacts), symptoms: [], history: [] },
  }));
  if (all.length > 0)
    await fillSymptoms(
      store,
      all.map(({ incident }) => incident),
    );
  return all;
}

export function changedQuery(store: Store, target: string, since: number) {
  return store
    .selectFrom('incident')
    .select(['record', 'revision'])
    .where('target', '=', target)
    .where('revision', '>', since)
    .orderBy('revision')
    .limit(AT_ONCE);
}
