import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrialReport } from '../../records/runs/report.ts';
import { writeReports } from '../index.ts';
import type { ReportOptions } from '../index.ts';
import { browserPath } from './browser.ts';
import { writeEvidence } from './sample.ts';

/** A new run folder with the evidence of a report in it. */
export function runFolder(report: TrialReport): string {
  const folder = mkdtempSync(join(tmpdir(), 'nghiemthu-reports-'));
  writeEvidence(report, folder);
  return folder;
}

/** A new run folder with the report written into it. */
export async function written(report: TrialReport, options: ReportOptions = {}): Promise<string> {
  const folder = runFolder(report);
  await writeReports(report, folder, { browserPath: browserPath(), ...options });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Strings that break careless writers. */
export const HOSTILE = [
  ' =HYPERLINK("http://evil.example")',
  ']]>',
  '<script>document.title="owned"</script>',
  '<img src="http://evil.example/x.png" onerror="x">',
  '"\'&amp;',
  '😀\uD83D',
  '\u202Eمرحبا\u202C',
  '\u0000\u0007\u001B[31m',
  '\r\n\t',
  'x'.repeat(10_000),
].join(' ');
