import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the connection to the one-stop system of the province. */
export const interlinkFaults = [
  {
    id: 'filing-not-announced',
    platform: 'province',
    requirement: 'LT-01',
    imitates: 'Hồ sơ nộp trên Cổng không được báo về hệ thống một cửa của tỉnh.',
    where: { procedure: ['1.004746'] },
  },
  {
    id: 'ended-agency-accepted',
    platform: 'province',
    requirement: 'LT-11',
    imitates: 'Cổng vẫn nhận hồ sơ nộp cho đơn vị cấp huyện đã kết thúc hoạt động.',
  },
] as const satisfies readonly FaultSpec[];
