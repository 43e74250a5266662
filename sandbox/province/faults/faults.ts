import type { FaultSpec } from '../../faults/fault.ts';

/** Faults that all connected systems show alike. */
export const faults = [
  {
    id: 'trace-log-open',
    requirement: 'LT-13',
    imitates: 'Ai biết địa chỉ cũng đọc được nhật ký truy vết của các hệ thống.',
  },
] as const satisfies readonly FaultSpec[];
