import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** What is answered to a demand of the plan. */
export const DEMAND_ANSWER_NAMES = {
  met: { vi: 'Đạt', en: 'Met' },
  unmet: { vi: 'Chưa đạt', en: 'Not met' },
  unproved: { vi: 'Chưa có căn cứ', en: 'Not proved' },
} satisfies Record<string, Text>;

/** `unproved`: nothing speaks against it, and what would prove it was not seen. */
export type DemandAnswer = keyof typeof DEMAND_ANSWER_NAMES;

export const DEMAND_ANSWERS = keysOf(DEMAND_ANSWER_NAMES);
