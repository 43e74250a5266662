import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseRecord } from '../records/runs/case.ts';
import type { TrialReport } from '../records/runs/report.ts';

/** Allure's words for our verdicts. https://allurereport.org/docs/how-it-works-test-result-file/ */
const statusOf = {
  pass: 'passed',
  fail: 'failed',
  blocked: 'broken',
  'not-run': 'skipped',
} as const;

/**
 * Writes a run's cases as Allure's results: one file a case with the same steps, messages and attachments.
 * @param runFolder where the evidence lies
 */
export function writeAllureResults(report: TrialReport, runFolder: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, one] of report.cases.entries()) {
    const uuid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const attachments = one.evidence.map((evidence, number) => {
      const source = `${uuid}-${number}-attachment${path.extname(evidence.path)}`;
      copyFileSync(path.join(runFolder, evidence.path), path.join(folder, source));
      return { name: path.basename(evidence.path), source, type: evidence.mediaType };
    });
    const result = { uuid, ...resultOf(one), attachments };
    writeFileSync(path.join(folder, `${uuid}-result.json`), JSON.stringify(result));
  }
}

function resultOf(one: CaseRecord): Record<string, unknown> {
  const start = Date.parse(one.startedAt);
  let at = start;
  return {
    historyId: createHash('md5').update(one.id).digest('hex'),
    fullName: one.id,
    name: one.title,
    status: statusOf[one.verdict],
    stage: 'finished',
    start,
    stop: start + one.durationMs,
    labels: [
      { name: 'parentSuite', value: one.platform },
      { name: 'suite', value: one.file },
      ...one.requirements.map((value) => ({ name: 'tag', value })),
    ],
    steps: one.steps.map((step) => {
      const began = at;
      at += step.durationMs;
      const status = step.failed ? 'failed' : 'passed';
      return { name: step.title, status, stage: 'finished', start: began, stop: at };
    }),
    ...(one.failure ? { statusDetails: { message: one.failure.message } } : {}),
  };
}
