/** The states of a unit's report, in their order. */
export type State = 'entering' | 'sent' | 'approved' | 'aggregated' | 'completed';

export const STATE_NAMES: Readonly<Record<State, string>> = {
  entering: 'Đang nhập liệu',
  sent: 'Đã gửi chờ duyệt',
  approved: 'Đã duyệt chờ tổng hợp',
  aggregated: 'Đã tổng hợp',
  completed: 'Hoàn thành',
};

/** What the list of a total says of a unit whose report it has not. */
export const NOT_AGGREGATED = 'Chưa tổng hợp';
