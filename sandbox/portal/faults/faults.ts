import type { Switches } from '../../faults/fault.ts';
import { citizenFaults } from './citizens.ts';
import { interfaceFaults } from './interface.ts';
import { interlinkFaults } from './interlink.ts';

/** Every fault the portal can show. */
export const faults = [...citizenFaults, ...interfaceFaults, ...interlinkFaults] as const;

type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands. */
interface Place {
  procedure?: string;
  unit?: string;
}

export type Faults = Switches<FaultId, Place>;
