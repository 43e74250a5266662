import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the figures that come from the one-stop system. */
export const interlinkFaults = [
  {
    id: 'dossier-counted-twice',
    platform: 'province',
    requirement: 'LT-08',
    imitates: 'Một hồ sơ được tính hai lần trong số liệu tháng của xã.',
  },
] as const satisfies readonly FaultSpec[];
