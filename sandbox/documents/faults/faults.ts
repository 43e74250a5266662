import type { Switches } from '../../faults/fault.ts';
import { exchangeFaults } from './exchange.ts';
import { handlingFaults } from './handling.ts';
import { loadFaults } from './load.ts';
import { issuingFaults } from './issuing.ts';
import { securityFaults } from './security.ts';
import { signingFaults } from './signing.ts';

/** Every fault the document system and its exchange can show. */
export const faults = [
  ...exchangeFaults,
  ...handlingFaults,
  ...loadFaults,
  ...issuingFaults,
  ...securityFaults,
  ...signingFaults,
] as const;

type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands: the kind of the document and its agency. */
interface Place {
  kind?: string;
  unit?: string;
}

export type Faults = Switches<FaultId, Place>;
