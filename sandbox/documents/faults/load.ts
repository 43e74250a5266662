import type { FaultSpec } from '../../faults/fault.ts';

/** Faults that only many users at once can tell. */
export const loadFaults = [
  {
    id: 'search-slow',
    requirement: 'QLVB-40',
    imitates: 'Tìm kiếm văn bản phản hồi chậm vào giờ cao điểm.',
  },
  {
    id: 'outgoing-502',
    requirement: 'QLVB-41',
    imitates: 'Danh sách văn bản đi thỉnh thoảng báo lỗi 502.',
  },
  {
    id: 'registration-lost',
    requirement: 'QLVB-42',
    imitates: 'Đầu giờ làm việc hệ thống báo đã vào sổ nhưng sau đó không còn văn bản.',
    where: { kind: ['18'] },
  },
] as const satisfies readonly FaultSpec[];
