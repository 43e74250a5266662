import type { Account } from '../../../../config/targets/target.ts';
import type { Stage } from '../../../stage/stage.ts';
import type { Room } from './server.ts';

/** A meeting of a walk: Janus itself knows its room alone. */
interface Meeting {
  room: Room;
  chair: string;
  invited: Account[];
  /** Tokens that were handed out, by account. */
  tokens: Map<string, string>;
}

const walks = new WeakMap<Stage, Map<string, Meeting>>();

/** The meetings of a walk, by their rooms. */
export function meetingsOf(stage: Stage): Map<string, Meeting> {
  const known = walks.get(stage) ?? new Map<string, Meeting>();
  walks.set(stage, known);
  return known;
}

/** @throws RangeError for a meeting that this walk did not arrange */
export function meetingOf(stage: Stage, id: string): Meeting {
  const meeting = meetingsOf(stage).get(id);
  if (meeting === undefined) throw new RangeError(`no meeting ${id} in this walk`);
  return meeting;
}
