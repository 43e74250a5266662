import type { Switches } from '../../faults/fault.ts';
import { entryFaults } from './entry.ts';
import { interlinkFaults } from './interlink.ts';
import { pageFaults } from './pages.ts';
import { totalFaults } from './totals.ts';

/** Every fault the reporting system can show. */
export const faults = [...entryFaults, ...pageFaults, ...totalFaults, ...interlinkFaults] as const;

type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands. */
interface Place {
  /** Key of the period. */
  period?: string;
}

export type Faults = Switches<FaultId, Place>;
