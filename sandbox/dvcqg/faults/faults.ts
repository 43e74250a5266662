import type { FaultSpec, Switches } from '../../faults/fault.ts';

/** Faults of the national portal itself. */
export const faults = [
  {
    id: 'missing-procedure',
    platform: 'procedures',
    requirement: 'TTHC-24',
    imitates: 'Thủ tục đã công bố nhưng không có trên Cổng Dịch vụ công quốc gia.',
    where: { procedure: ['1.012784'] },
    seenBy: ['portal-catalogue'],
  },
] as const satisfies readonly FaultSpec[];

export type FaultId = (typeof faults)[number]['id'];
export type Faults = Switches<FaultId, { procedure?: string }>;
