import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what the minutes say of dossiers. */
export const interlinkFaults = [
  {
    id: 'minutes-without-dossiers',
    platform: 'province',
    requirement: 'LT-09',
    imitates: 'Biên bản không ghi hồ sơ đã được nêu trong cuộc họp.',
  },
  {
    id: 'minutes-name-applicant',
    platform: 'province',
    requirement: 'LT-09',
    imitates: 'Biên bản ghi cả họ tên chủ hồ sơ.',
  },
] as const satisfies readonly FaultSpec[];
