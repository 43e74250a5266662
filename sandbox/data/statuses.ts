/** The statuses the national portal knows, by code. They are the local ones too. */
export const STATUS = {
  registered: 1,
  received: 2,
  notReceived: 3,
  inProgress: 4,
  supplement: 5,
  feeDue: 6,
  withdrawn: 7,
  stopped: 8,
  done: 9,
  returned: 10,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

export const STATUS_NAMES: Record<Status, string> = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
};

export const ALL_STATUSES = Object.values(STATUS) as Status[];
