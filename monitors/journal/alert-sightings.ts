import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Store } from '../../records/store/store.ts';

interface Named {
  fingerprint: string;
  startsAt: string;
}

/** An alert that fires is a sighting of its defect, and so is its end: what is left open shows what still fires. */
export const alertKey = ({ fingerprint, startsAt }: Named) => `alert/${fingerprint}/${startsAt}`;
export const resolvedKey = ({ fingerprint, startsAt }: Named) =>
  `resolved/${fingerprint}/${startsAt}`;

/** The defect that an alert was last a sighting of, with the sources of all its sightings. */
export async function alertsOn(
  db: Store,
  target: string,
  { fingerprint }: Named,
): Promise<{ defect: { id: string; state: DefectState }; sources: string[] } | undefined> {
  const defect = await db
    .selectFrom('defect')
    .innerJoin('defect_sighting', 'defect_sighting.defect_id', 'defect.id')
    .select(['defect.id', 'defect.state'])
    .where('defect.target', '=', target)
    .where('defect_sighting.source', 'like', `alert/${fingerprint}/%`)
    .orderBy('defect.id', 'desc')
    .executeTakeFirst();
  if (defect === undefined) return undefined;
  const rows = await db
    .selectFrom('defect_sighting')
    .select('source')
    .where('defect_id', '=', defect.id)
    .execute();
  return { defect, sources: rows.map(({ source }) => source) };
}

/** Whether the latest firing of any alert among the sources has not been resolved. */
export function stillFires(sources: readonly string[]): boolean {
  const ended = new Set(sources.filter((one) => one.startsWith('resolved/')));
  const latest = new Map<string, string>();
  for (const source of sources) {
    const [kind, fingerprint = '', startsAt = ''] = source.split('/');
    const known = latest.get(fingerprint);
    if (kind === 'alert' && (known === undefined || Date.parse(startsAt) > Date.parse(known)))
      latest.set(fingerprint, startsAt);
  }
  return [...latest].some(
    ([fingerprint, startsAt]) => !ended.has(resolvedKey({ fingerprint, startsAt })),
  );
}
