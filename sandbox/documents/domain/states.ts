/** Where a document stands; an incoming one and one that goes out have states of their own. */
export type State =
  | 'waiting'
  | 'registered'
  | 'processing'
  | 'done'
  | 'returned'
  | 'draft'
  | 'submitted'
  | 'signed'
  | 'numbered'
  | 'issued'
  | 'recalled'
  | 'replaced';

export const STATE_NAMES: Record<State, string> = {
  waiting: 'Chờ tiếp nhận',
  registered: 'Chờ bút phê',
  processing: 'Đang xử lý',
  done: 'Đã hoàn thành',
  returned: 'Đã trả lại',
  draft: 'Dự thảo',
  submitted: 'Chờ ký',
  signed: 'Chờ cấp số',
  numbered: 'Chờ phát hành',
  issued: 'Đã phát hành',
  recalled: 'Đã thu hồi',
  replaced: 'Đã được thay thế',
};
