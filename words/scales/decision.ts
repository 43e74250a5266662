import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** Whether a platform may go live. */
export const DECISION_NAMES = {
  go: { vi: 'Đạt', en: 'Go' },
  'no-go': { vi: 'Không đạt', en: 'No-go' },
  undecided: { vi: 'Chưa đủ cơ sở kết luận', en: 'Undecided' },
} satisfies Record<string, Text>;

export type Decision = keyof typeof DECISION_NAMES;

export const DECISIONS = keysOf(DECISION_NAMES);
