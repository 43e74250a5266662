import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of speed and capacity. */
export const performanceFaults = [
  {
    id: 'slow-pages',
    requirement: 'TTHC-36',
    imitates: 'Trang danh mục, tìm kiếm thủ tục phản hồi chậm vào giờ cao điểm.',
  },
  {
    id: 'random-502',
    requirement: 'TTHC-37',
    imitates: 'Trang tìm kiếm thủ tục thỉnh thoảng báo lỗi 502.',
  },
  {
    id: 'opening-queue',
    requirement: 'TTHC-38',
    imitates: 'Đầu giờ làm việc nhiều người cùng nộp, hệ thống nghẽn và xử lý từng hồ sơ một.',
    where: { procedure: ['2.000635'] },
  },
  {
    id: 'slow-first-page',
    requirement: 'TTHC-39',
    imitates: 'Trang chủ mất nhiều giây mới mở được dù chỉ có một người dùng.',
    seenBy: ['procedures-home'],
  },
  {
    id: 'hanging-upload',
    requirement: 'TTHC-40',
    imitates: 'Tải lên bản quét lớn thì hệ thống treo, không phản hồi.',
  },
] as const satisfies readonly FaultSpec[];
