import type { FaultSpec } from '../../faults/fault.ts';

/** Faults that only what a rush of filings leaves behind can tell: every answer is quick, and none is an error. */
export const loadFaults = [
  {
    id: 'rush-refused',
    requirement: 'TTHC-38',
    imitates: 'Đầu giờ làm việc hệ thống trả trang báo quá tải với mã 200 thay vì nhận hồ sơ.',
    where: { procedure: ['2.000635'] },
  },
  {
    id: 'rush-lost',
    requirement: 'TTHC-38',
    imitates: 'Đầu giờ làm việc hệ thống báo đã nhận hồ sơ nhưng sau đó không còn hồ sơ.',
    where: { procedure: ['2.000635'] },
  },
] as const satisfies readonly FaultSpec[];
