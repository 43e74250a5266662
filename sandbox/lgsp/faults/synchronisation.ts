import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what goes to the national portal; most were found in open code. */
export const synchronisationFaults = [
  {
    id: 'progress-before-dossier',
    requirement: 'LGSP-11',
    imitates: 'Tiến độ được gửi lên Cổng trước khi hồ sơ có ở đó.',
  },
  {
    id: 'empty-status-sent',
    requirement: 'LGSP-12',
    imitates: 'Trạng thái chưa được ánh xạ gửi đi thành chuỗi rỗng.',
  },
  {
    id: 'stopped-sent-as-done',
    requirement: 'LGSP-13',
    imitates: 'Trạng thái 5, 6, 8 gửi đi thành 9, hồ sơ đang chờ thành đã xử lý xong.',
  },
  {
    id: 'no-due-date-sent-as-done',
    requirement: 'LGSP-13',
    imitates: 'Hồ sơ không có ngày hẹn trả gửi đi thành đã xử lý xong.',
  },
  {
    id: 'identity-invented',
    requirement: 'LGSP-14',
    imitates: 'Hồ sơ thiếu số định danh gửi đi với số 000000001.',
  },
  {
    id: 'dossier-code-replaced',
    requirement: 'LGSP-15',
    imitates: 'Mã hồ sơ không có tiền tố của tỉnh bị thay bằng một mã ngẫu nhiên.',
  },
  {
    id: 'times-in-utc',
    requirement: 'LGSP-16',
    imitates: 'Ngày giờ gửi lên Cổng lệch bảy tiếng so với giờ Việt Nam.',
  },
  {
    id: 'chunk-too-large',
    requirement: 'LGSP-17',
    imitates: 'Một lượt gửi lên Cổng có nhiều hơn 10 hồ sơ.',
  },
] as const satisfies readonly FaultSpec[];
