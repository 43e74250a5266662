import type { Status } from '../../data/statuses.ts';

export const FINAL: readonly Status[] = [3, 7, 8, 10];

/** Where the dossier waits inside the office. */
export type Step =
  | 'receive'
  | 'assign'
  | 'assess'
  | 'sign'
  | 'return'
  | 'citizen'
  | 'district'
  | 'end';

export const STEP_NAMES: Record<Step, string> = {
  receive: 'Chờ tiếp nhận tại bộ phận một cửa',
  assign: 'Chờ phân công xử lý',
  assess: 'Chuyên viên đang thẩm định',
  sign: 'Chờ lãnh đạo ký số',
  return: 'Chờ trả kết quả tại bộ phận một cửa',
  citizen: 'Chờ công dân',
  district: 'Phòng chuyên môn cấp huyện',
  end: 'Đã kết thúc',
};
