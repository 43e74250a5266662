import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { Store } from '../store/store.ts';

/** How many defects of a target are alike in what they are counted by. */
export interface DefectCount {
  platform: string;
  severity: Severity;
  state: DefectState;
  owner: string;
  count: number;
  /** Those of them that are past their due time and not closed. */
  overdue: number;
}

/**
 * Counts a target's defects in the database, by the index `defect_counts`; the groups with the oldest defects first.
 * @param now Unix time in ms
 */
export async function countDefects(
  store: Store,
  target: string,
  now: number,
): Promise<DefectCount[]> {
  const rows = await defectCountsQuery(store, target, now).execute();
  return rows.map(({ count, overdue, ...labels }) => ({
    ...labels,
    ...{ count: Number(count), overdue: Number(overdue) },
  }));
}

/** Due times are all written in UTC to the millisecond, so that their order as texts is that of time. */
export function defectCountsQuery(store: Store, target: string, now: number) {
  const at = new Date(now).toISOString();
  return store
    .selectFrom('defect')
    .select(['platform', 'severity', 'state', 'owner'])
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .select((build) => {
      const isOverdue = build.and([build('due_at', '<', at), build('state', '<>', 'closed')]);
      const one = build.case().when(isOverdue).then(1).else(0).end();
      return build.fn.sum<number | string>(one).as('overdue');
    })
    .where('target', '=', target)
    .groupBy(['platform', 'severity', 'state', 'owner'])
    .orderBy(({ fn }) => fn.min('id'));
}
