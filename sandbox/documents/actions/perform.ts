import { atomically } from '../../data/atomically.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { STATE_NAMES } from '../domain/states.ts';
import type { Action, ActionInput, Outcome } from './action.ts';

/** Takes an action: the change, its history line and its audit line are kept together or not at all. */
export function perform(action: Action, input: ActionInput): Outcome {
  const { ctx, document, user } = input;
  const outcome = atomically(ctx.db, () => {
    const done = action.run(input);
    ctx.documents.change(document.id, done.changes);
    const who = `${user.fullName} (${ROLE_NAMES[user.role]})`;
    ctx.records.tell(document.id, who, action.label, done.detail ?? '');
    const to = STATE_NAMES[done.changes.state ?? document.state];
    ctx.records.audit(user.username, user.role, action.id, document.id, `${action.label}: ${to}`);
    return done;
  });
  const changed = ctx.documents.find(document.id);
  if (changed) outcome.after?.(changed);
  return outcome;
}
