import type { TrialReport } from '../../records/runs/report.ts';
import { olderRun } from './older.ts';

/** Every evidence path the report names, once, sorted. */
export function evidencePaths(report: TrialReport): string[] {
  const paths = new Set<string>(report.evidence.map((file) => file.path));
  for (const one of report.cases) for (const file of one.evidence) paths.add(file.path);
  for (const platform of report.platforms) {
    for (const load of platform.load) for (const file of load.evidence) paths.add(file.path);
    for (const requirement of platform.requirements) {
      for (const proof of requirement.proof) for (const path of proof.evidence) paths.add(path);
    }
  }
  // What another run found of a defect lies in that run's folder.
  for (const defect of report.defects)
    if (olderRun(defect, report) === undefined) for (const path of defect.evidence) paths.add(path);
  for (const fault of report.harness) for (const path of fault.evidence) paths.add(path);
  return [...paths].sort();
}

/** Whether a path stays inside the run's folder, on every system. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return false;
  return !path.includes('\\') && !path.split('/').includes('..');
}

/** A path as a relative address: each segment escaped, `/` kept. Lone surrogates are replaced. */
export function hrefOf(path: string): string {
  const segments = path.toWellFormed().split('/').map(encodeURIComponent);
  const more = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  return segments.join('/').replace(/[!'()*]/g, more);
}
