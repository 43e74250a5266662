import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** How much a requirement weighs, the heaviest first. */
export const WEIGHT_NAMES = {
  critical: { vi: 'Bắt buộc', en: 'Critical' },
  major: { vi: 'Quan trọng', en: 'Major' },
  minor: { vi: 'Bổ trợ', en: 'Minor' },
} satisfies Record<string, Text>;

export type Weight = keyof typeof WEIGHT_NAMES;

export const WEIGHTS = keysOf(WEIGHT_NAMES);
