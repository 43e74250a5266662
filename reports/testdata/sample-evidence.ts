import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Evidence } from '../../records/runs/evidence.ts';
import type { TrialReport } from '../../records/runs/report.ts';

const START = Date.parse('2025-06-28T01:00:00.000Z');
/** A time of the made-up run. */
export const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

export function file(path: string, kind: Evidence['kind'], mediaType: string): Evidence {
  const content = contentOf(path);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, kind, sha256, bytes: Buffer.byteLength(content), mediaType };
}

/** Writes a file for every piece of evidence the report names into a run's folder. */
export function writeEvidence(report: TrialReport, folder: string): void {
  const paths = new Set<string>(report.evidence.map(({ path }) => path));
  for (const one of report.cases) for (const { path } of one.evidence) paths.add(path);
  for (const platform of report.platforms) {
    for (const load of platform.load) for (const { path } of load.evidence) paths.add(path);
  }
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contentOf(path));
  }
}

function contentOf(path: string): string {
  return `evidence of ${path}\n`;
}
