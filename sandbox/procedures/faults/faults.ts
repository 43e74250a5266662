import type { Switches } from '../../faults/fault.ts';
import { connectionFaults } from './connection.ts';
import { filingFaults } from './filing.ts';
import { interlinkFaults } from './interlink.ts';
import { handlingFaults } from './handling.ts';
import { loadFaults } from './load.ts';
import { pageFaults } from './pages.ts';
import { performanceFaults } from './performance.ts';
import { securityFaults } from './security.ts';

/** Every fault the province's system can show, in the order of the requirements' groups. */
export const faults = [
  ...filingFaults,
  ...handlingFaults,
  ...connectionFaults,
  ...securityFaults,
  ...pageFaults,
  ...performanceFaults,
  ...loadFaults,
  ...interlinkFaults,
] as const;

export type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands. */
interface Place {
  procedure?: string;
  unit?: string;
}

export type Faults = Switches<FaultId, Place>;
