import type { Account } from '../../../../config/targets/target.ts';
import type { Stage } from '../../../stage/stage.ts';
import { forged } from './tokens.ts';

/** A meeting of a walk: LiveKit itself knows its room alone. */
interface Meeting {
  invited: Account[];
  /** Invitations that were handed out, by account. */
  tokens: Map<string, string>;
}

const walks = new WeakMap<Stage, Map<string, Meeting>>();

/** The meetings of a walk, by their rooms. */
export function meetingsOf(stage: Stage): Map<string, Meeting> {
  const known = walks.get(stage) ?? new Map<string, Meeting>();
  walks.set(stage, known);
  return known;
}

/** The token by which somebody asks for a room: the invitation, or what one makes who has none. */
export async function tokenFor(stage: Stage, account: Account, room: string): Promise<string> {
  const token = meetingsOf(stage).get(room)?.tokens.get(account.username);
  return token ?? forged(account, room);
}
