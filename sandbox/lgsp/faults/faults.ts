import type { Switches } from '../../faults/fault.ts';
import { accessFaults } from './access.ts';
import { gatewayFaults } from './gateway.ts';
import { serviceFaults } from './services.ts';
import { synchronisationFaults } from './synchronisation.ts';

/** Every fault the platform can show. */
export const faults = [
  ...accessFaults,
  ...gatewayFaults,
  ...serviceFaults,
  ...synchronisationFaults,
] as const;

type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands. */
interface Place {
  catalogue?: string;
  client?: string;
  module?: string;
  path?: string;
  scope?: string;
  service?: string;
  unit?: string;
}

export type Faults = Switches<FaultId, Place>;
