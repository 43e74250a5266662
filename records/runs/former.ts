import type { TrialReport } from './report.ts';
import type { Store } from '../store/store.ts';
import type { RunStart } from './runs.ts';

/** Runs looked through for one to compare with. */
const LOOKED_AT = 20;

/**
 * The last run before this one that can be compared with it: of the same target, complete, not narrowed, sharing a
 * platform, and with at least half as many cases, so that a retest or a load alone is none.
 */
export async function formerReport(
  store: Store,
  report: TrialReport,
): Promise<TrialReport | undefined> {
  const { id, startedAt } = report.run;
  const rows = await store
    .selectFrom('run')
    .select(['id', 'start', 'report'])
    .where('target', '=', report.target.name)
    .where('started_at', '<=', startedAt)
    .where('report', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LOOKED_AT)
    .execute();
  for (const row of rows) {
    const { grep, shard } = JSON.parse(row.start) as RunStart;
    if (row.id === id || grep !== null || shard !== null) continue;
    const former = JSON.parse(row.report!) as TrialReport;
    if (former.run.ending === 'complete' && comparable(report, former)) return former;
  }
  return undefined;
}

function comparable(report: TrialReport, former: TrialReport): boolean {
  const slugs = new Set(report.platforms.map(({ slug }) => slug));
  const shared = new Set(
    former.platforms.map(({ slug }) => slug).filter((slug) => slugs.has(slug)),
  );
  const casesOn = (one: TrialReport) => one.cases.filter(({ platform }) => shared.has(platform));
  return shared.size > 0 && casesOn(former).length * 2 >= casesOn(report).length;
}
