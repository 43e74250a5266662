import type { DefectRecord } from '../../records/defects/defect.ts';
import type { TrialReport } from '../../records/runs/report.ts';

/** A run's id is a folder beside this run's, and nothing else. */
const FOLDER = /^[\w-][\w.-]*$/;

/** The run whose folder holds a defect's evidence; undefined where it is this run's own. */
export function olderRun(defect: DefectRecord, report: TrialReport): string | undefined {
  const run = defect.evidenceRun ?? defect.lastRun;
  return run === report.run.id || run === '' ? undefined : run;
}

/**
 * Paths of a defect's evidence from this run's folder: `../<run>/…` where another run found it. What has no folder
 * of its own beside this one has no path.
 */
export function evidenceOfDefect(defect: DefectRecord, report: TrialReport): string[] {
  const run = olderRun(defect, report);
  if (run === undefined) return defect.evidence;
  return FOLDER.test(run) ? defect.evidence.map((path) => `../${run}/${path}`) : [];
}

/** Every path into the folders of other runs, once, sorted. */
export function olderPaths(report: TrialReport): string[] {
  const paths = report.defects
    .filter((defect) => olderRun(defect, report) !== undefined)
    .flatMap((defect) => evidenceOfDefect(defect, report));
  return [...new Set(paths)].sort();
}
