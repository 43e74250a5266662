import type { Ground } from './run.ts';
import type { TrialReport } from './report.ts';
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
