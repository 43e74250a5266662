import type { Switches } from '../../faults/fault.ts';
import { accessFaults } from './access.ts';
import { interlinkFaults } from './interlink.ts';
import { mediaFaults } from './media.ts';
import { meetingFaults } from './meeting.ts';

/** Every fault the meeting platform can show. */
export const faults = [
  ...accessFaults,
  ...mediaFaults,
  ...meetingFaults,
  ...interlinkFaults,
] as const;

type FaultId = (typeof faults)[number]['id'];

/** What a hook knows about the place where it stands: the kind of the meeting. */
interface Place {
  kind?: string;
}

export type Faults = Switches<FaultId, Place>;
