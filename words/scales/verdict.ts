import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** What was found of a case or a requirement. */
export const VERDICT_NAMES = {
  pass: { vi: 'Đạt', en: 'Pass' },
  fail: { vi: 'Không đạt', en: 'Fail' },
  blocked: { vi: 'Bị chặn', en: 'Blocked' },
  'not-run': { vi: 'Chưa thực hiện', en: 'Not run' },
} satisfies Record<string, Text>;

/** `blocked`: the harness or a precondition failed, so the platform was not judged. */
export type Verdict = keyof typeof VERDICT_NAMES;

export const VERDICTS = keysOf(VERDICT_NAMES);
