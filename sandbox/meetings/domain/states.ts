import type { MeetingState } from '../store/meetings.ts';

export const STATE_NAMES: Readonly<Record<MeetingState, string>> = {
  planned: 'Sắp diễn ra',
  open: 'Đang họp',
  ended: 'Đã kết thúc',
};
