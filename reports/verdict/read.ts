import { readFile } from 'node:fs/promises';
import type { TrialReport } from '../../records/runs/report.ts';
import { VerdictUnreadable } from '../errors.ts';
import { verdictSchema } from './schema.ts';

/**
 * Reads a run's `verdict.json` back, so that its reports can be made again.
 * Throws `VerdictUnreadable` with every place that is wrong; a missing file throws as it is.
 */
export async function readVerdict(path: string): Promise<TrialReport> {
  const content = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    throw new VerdictUnreadable(path, [error instanceof Error ? error.message : String(error)]);
  }
  return checkVerdict(data, path);
}

/** The data as a report; throws `VerdictUnreadable` naming up to 20 wrong places. */
export function checkVerdict(data: unknown, name: string): TrialReport {
  const parsed = verdictSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.map(String).join('.') || '(top)'}: ${issue.message}`,
  );
  const more = problems.length > 20 ? [`  … and ${problems.length - 20} more`] : [];
  throw new VerdictUnreadable(name, [...problems.slice(0, 20), ...more]);
}
