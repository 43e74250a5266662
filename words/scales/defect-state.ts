import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** Where a defect stands. */
export const DEFECT_STATE_NAMES = {
  new: { vi: 'Mới', en: 'New' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  waiting: { vi: 'Chờ bên ngoài', en: 'Waiting for others' },
  fixed: { vi: 'Đã xử lý', en: 'Fixed' },
  retest: { vi: 'Kiểm tra lại', en: 'Retest' },
  closed: { vi: 'Đóng', en: 'Closed' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
} satisfies Record<string, Text>;

export type DefectState = keyof typeof DEFECT_STATE_NAMES;

export const DEFECT_STATES = keysOf(DEFECT_STATE_NAMES);
