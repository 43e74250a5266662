import { DuplicateResult } from '../errors.ts';
import type { CaseRecord, Ground, LoadRecord, TrialReport } from '../model.ts';
import type { Store } from '../store/store.ts';

/** What is known when a run begins, kept so that a killed run can be resumed. */
export interface RunStart {
  id: string;
  startedAt: string;
  target: string;
  platforms: string[];
  /** Load profiles, as `<platform>/<profile>`. */
  profiles: string[];
  grep: string | null;
  shard: string | null;
  seed: number | null;
  faults: string[];
  /** Left out in records of older versions. */
  ground?: Ground;
  /** True where failures open no defect. */
  draft?: boolean;
}

export async function beginRun(store: Store, start: RunStart): Promise<void> {
  await store
    .insertInto('run')
    .values({
      id: start.id,
      target: start.target,
      started_at: start.startedAt,
      ended_at: null,
      start: JSON.stringify(start),
      ...{ report: null, manifest: null },
    })
    .execute();
}

export async function findRun(store: Store, id: string): Promise<RunStart | undefined> {
  const row = await store.selectFrom('run').select('start').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.start) as RunStart);
}

/** Newest first. */
export async function listRuns(
  store: Store,
): Promise<{ id: string; target: string; startedAt: string; endedAt: string | null }[]> {
  return store
    .selectFrom('run')
    .select(['id', 'target', 'started_at as startedAt', 'ended_at as endedAt'])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/**
 * Keeps a finished case. When this returns, the result survives the process and the machine's power.
 * @throws {DuplicateResult} where the case was already acknowledged in this run
 */
export async function keepCase(store: Store, runId: string, record: CaseRecord): Promise<void> {
  const result = await store
    .insertInto('case_result')
    .values({
      run_id: runId,
      case_id: record.id,
      platform: record.platform,
      verdict: record.verdict,
      record: JSON.stringify(record),
    })
    .onConflict((conflict) => conflict.columns(['run_id', 'case_id']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 0n) throw new DuplicateResult(record.id);
}

/** Puts a later result of a case in the place of an earlier one of the same run. */
export async function replaceCase(store: Store, runId: string, record: CaseRecord): Promise<void> {
  await store
    .updateTable('case_result')
    .set({ verdict: record.verdict, record: JSON.stringify(record) })
    .where('run_id', '=', runId)
    .where('case_id', '=', record.id)
    .execute();
}

/** Forgets the cases of a run that are to run again; those kept stay as they are. */
export async function forgetCases(store: Store, runId: string, ids: string[]): Promise<void> {
  for (const id of ids)
    await store
      .deleteFrom('case_result')
      .where('run_id', '=', runId)
      .where('case_id', '=', id)
      .execute();
}

export async function casesOf(store: Store, runId: string): Promise<CaseRecord[]> {
  const rows = await store
    .selectFrom('case_result')
    .select('record')
    .where('run_id', '=', runId)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => JSON.parse(row.record) as CaseRecord);
}

/** Keeps a load profile's result; a later run of the same profile within a run takes its place. */
export async function keepLoad(store: Store, runId: string, record: LoadRecord): Promise<void> {
  const row = { platform: record.platform, profile: record.profile };
  await store
    .insertInto('load_result')
    .values({ run_id: runId, ...row, record: JSON.stringify(record) })
    .onConflict((conflict) =>
      conflict
        .columns(['run_id', 'platform', 'profile'])
        .doUpdateSet({ record: JSON.stringify(record) }),
    )
    .execute();
}

export async function loadsOf(store: Store, runId: string): Promise<LoadRecord[]> {
  const rows = await store
    .selectFrom('load_result')
    .select('record')
    .where('run_id', '=', runId)
    .orderBy('platform')
    .orderBy('profile')
    .execute();
  return rows.map((row) => JSON.parse(row.record) as LoadRecord);
}

export async function endRun(store: Store, report: TrialReport): Promise<void> {
  await store
    .updateTable('run')
    .set({ ended_at: report.run.endedAt, report: JSON.stringify(report) })
    .where('id', '=', report.run.id)
    .execute();
}

/** Remembers a run's manifest: papers with another one are not those of this run. */
export async function signRun(store: Store, runId: string, manifest: string): Promise<void> {
  await store.updateTable('run').set({ manifest }).where('id', '=', runId).execute();
}

/** What `signRun` remembered; null where the run is not known here or was never signed. */
export async function signatureOfRun(store: Store, runId: string): Promise<string | null> {
  const row = await store
    .selectFrom('run')
    .select('manifest')
    .where('id', '=', runId)
    .executeTakeFirst();
  return row?.manifest ?? null;
}

/** Names of the targets that runs, defects or incidents were recorded of. */
export async function knownTargets(store: Store): Promise<string[]> {
  const tables = ['run', 'defect', 'incident'] as const;
  const rows = await Promise.all(
    tables.map((table) => store.selectFrom(table).select('target').distinct().execute()),
  );
  return [...new Set(rows.flat().map(({ target }) => target))].toSorted();
}

export async function reportOf(store: Store, runId: string): Promise<TrialReport | undefined> {
  const row = await store
    .selectFrom('run')
    .select('report')
    .where('id', '=', runId)
    .executeTakeFirst();
  return row?.report ? (JSON.parse(row.report) as TrialReport) : undefined;
}

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
