import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** How severe a defect is, the worst first. */
export const SEVERITY_NAMES = {
  S1: { vi: 'Nghiêm trọng', en: 'Critical' },
  S2: { vi: 'Cao', en: 'High' },
  S3: { vi: 'Trung bình', en: 'Medium' },
  S4: { vi: 'Thấp', en: 'Low' },
} satisfies Record<string, Text>;

export type Severity = keyof typeof SEVERITY_NAMES;

export const SEVERITIES = keysOf(SEVERITY_NAMES);

/** How soon a defect of each severity is handled. */
export const PRIORITY_NAMES: Readonly<Record<Severity, Text>> = {
  ...SEVERITY_NAMES,
  S1: { vi: 'Khẩn cấp', en: 'Urgent' },
};
