import type { FaultSpec, Switches } from '../../faults/fault.ts';

export const faults = [
  {
    id: 'neighbour-shown',
    requirement: 'DATDAI-01',
    imitates: 'Tra cứu thửa đất lại hiện người sử dụng của thửa bên cạnh.',
  },
] as const satisfies readonly FaultSpec[];

export type Faults = Switches<(typeof faults)[number]['id']>;
