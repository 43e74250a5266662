import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadProfile } from '../../config/platforms/platform.ts';
import { plainFlow } from '../../suites/load-options.ts';

/** Counters that the wrapper keeps in every run: iterations begun, and those that an exception ended. */
export const BEGUN = 'nghiemthu_begun';
export const THREW = 'nghiemthu_threw';

/** System tags that samples are read by, whatever tags a script asks for. */
const systemTags = [
  'name',
  'scenario',
  'expected_response',
  'status',
  'error',
  'error_code',
  'check',
];

const template = readFileSync(path.join(import.meta.dirname, 'in-k6.js'), 'utf8');

/**
 * A k6 script around another, which runs as it is, whether it is of the suites or a tester's own. It goes to k6 by its
 * standard input, from the script's own folder: what that opens by a relative path is found where it always was.
 * @param script absolute path of the script
 * @param record first cell of the line by which the end-of-test data comes back, among the samples
 * @param folder where files go that the script's own summary writes
 */
export function wrapScript(
  script: string,
  profile: LoadProfile,
  record: string,
  folder: string,
): string {
  const plan = {
    thresholds: profile.thresholds
      .filter(({ metric }) => metric !== profile.effect?.arrived)
      .map(({ metric, expression }) => ({ metric, expression })),
    flow: plainFlow(profile),
    scenarios: Object.keys(profile.scenarios ?? {}),
    ...{ begun: BEGUN, threw: THREW, record, folder, systemTags },
  };
  return `import * as own from ${JSON.stringify(pathToFileURL(script).href)};\nconst plan = ${JSON.stringify(plan)};\n${template}`;
}
