import type { Config } from '../config/load.ts';
import { defectsOf } from '../records/defects/read.ts';
import { signatureOf } from '../records/runs/manifest.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { DefectRecord } from '../records/defects/defect.ts';
import type { HarnessFault } from '../records/runs/verdict.ts';
import type { LoadRecord } from '../records/runs/load.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { endRun, signRun, type RunStart } from '../records/runs/runs.ts';
import { formerReport } from '../records/runs/former.ts';
import type { Store } from '../records/store/store.ts';
import { buildReport, type Judged } from './judge/report.ts';
import { sightFindings } from './judge/sightings.ts';
import { withTrend } from './judge/trend.ts';
import type { Progress } from './progress.ts';
import { lostResults } from './read-back.ts';
import { harnessFault } from './wording.ts';

export interface Conclusion {
  store: Store;
  /** Opens the store once more, as somebody else would find it. */
  reopen: () => Promise<Store>;
  config: Config;
  start: RunStart;
  /** The run's folder. */
  folder: string;
  cases: CaseRecord[];
  loads: LoadRecord[];
  /** All that is judged, with the faults that were reported until then. */
  judged: () => Judged;
  /** Writes the documents of a run into its folder. */
  tell: (report: TrialReport, folder: string) => Promise<unknown>;
  progress: Progress;
  onFault: (fault: HarnessFault) => void;
}

/** Judges what was proved, keeps the verdict and has the papers written. What fails here is part of the verdict. */
export async function conclude(run: Conclusion): Promise<TrialReport> {
  const { progress, folder, tell, onFault } = run;
  progress.stage('judge', '');
  await readBack(run);
  const defects = await defectsAfter(run);
  let report = await judge(run, defects);
  const keep = async () => {
    try {
      await endRun(run.store, report);
    } catch (error) {
      onFault(harnessFault('store-failed', String(error)));
      report = await judge(run, defects);
    }
  };
  await keep();
  progress.stage('reports', folder);
  try {
    await tell(report, folder);
  } catch (error) {
    // What could not be written down is not a verdict anyone can sign: the papers that can be made say so.
    const { message } = error as Error;
    onFault(harnessFault('report-failed', message));
    report = await judge(run, defects);
    await keep();
    await tell(report, folder).catch((again: Error) => {
      // A disk that is all but full takes fewer papers the second time.
      if (again.message !== message) onFault(harnessFault('report-failed', again.message));
    });
  }
  await sign(run);
  return report;
}

async function judge({ store, judged }: Conclusion, defects: DefectRecord[]): Promise<TrialReport> {
  const built = buildReport(judged(), defects);
  const former = await formerReport(store, built).catch(() => undefined);
  return withTrend(built, former);
}

/** What was acknowledged must be there for the next reader, not only for the connection that wrote it. */
async function readBack({ reopen, start, cases, loads, onFault }: Conclusion): Promise<void> {
  const lost = await lostResults(reopen, start.id, cases, loads);
  if (lost !== undefined) onFault(harnessFault('store-lost', lost));
}

async function defectsAfter(run: Conclusion): Promise<DefectRecord[]> {
  const { store, config, start, cases, loads, onFault } = run;
  try {
    if (!start.draft) return await sightFindings(store, config, start, cases, loads);
    const slugs = new Set(config.platforms.map(({ slug }) => slug));
    const known = await defectsOf(store, config.target.name);
    return known.filter(({ platform }) => slugs.has(platform));
  } catch (error) {
    onFault(harnessFault('store-failed', String(error)));
    return [];
  }
}

/** The papers are as they are from now on; without a manifest there is nothing to sign. */
async function sign({ store, start, folder, onFault }: Conclusion): Promise<void> {
  const signature = await signatureOf(folder).catch(() => null);
  if (signature === null) return;
  await signRun(store, start.id, signature).catch((error: unknown) =>
    onFault(harnessFault('store-failed', String(error))),
  );
}
