import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { casesOf } from '../../records/runs/results.ts';
import type { Store } from '../../records/store/store.ts';
import { isOf, profileOf } from '../load/ids.ts';
import { NothingToRetest } from './errors.ts';
import { thresholdVerdict } from './requirements.ts';

/** What has to run again for a retest. */
export interface RetestSubject {
  /** Only these cases; all where left out. */
  only?: CaseRecord[];
  /** Load profiles, as `<platform>/<profile>`. */
  profiles: string[];
}

/**
 * A defect's case as it was, or its load profile.
 * @throws {NothingToRetest} where the last run that saw it has no such case
 */
export async function retestSubject(store: Store, defect: DefectRecord): Promise<RetestSubject> {
  // Pages are watched by every case.
  if (defect.caseId.startsWith('pages:')) return { profiles: [] };
  const profile = profileOf(defect);
  if (profile) return { only: [], profiles: [`${defect.platform}/${profile}`] };
  const cases = await casesOf(store, defect.lastRun);
  const found = cases.find((one) => one.id === defect.caseId);
  if (!found) throw new NothingToRetest(defect.lastRun, defect.caseId);
  return { only: [found], profiles: [] };
}

/** What a run says of a defect. A case that passed on a retry only proves nothing. */
export function retestVerdict(report: TrialReport, defect: DefectRecord): Verdict {
  const ran = report.cases.find((one) => one.id === defect.caseId);
  if (ran) return ran.flaky ? 'blocked' : ran.verdict;
  const threshold = report.platforms
    .flatMap((one) => one.load)
    .flatMap((load) => load.thresholds.filter((one) => isOf(defect, load, one)))[0];
  if (threshold) return thresholdVerdict(threshold);
  const proofs = report.platforms.flatMap((one) => one.requirements.flatMap(({ proof }) => proof));
  return proofs.find(({ ref }) => ref === defect.caseId)?.verdict ?? 'not-run';
}
