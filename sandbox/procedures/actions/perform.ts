import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { STATUS_NAMES } from '../../data/statuses.ts';
import type { Dossier } from '../store/dossiers.ts';
import { atomically } from '../../data/atomically.ts';
import type { User } from '../store/users.ts';
import type { Action, ActionInput, Outcome } from './action.ts';

/** Takes an action: the change, its history line and its audit line are kept together or not at all. */
export function perform(action: Action, input: ActionInput): string {
  const { ctx, dossier, user } = input;
  const outcome = atomically(ctx.db, () => {
    const done = action.run(input);
    keep(ctx, dossier, user, action.id, action.label, done);
    return done;
  });
  announce(ctx, dossier.id, user.fullName, action.label);
  return outcome.flash;
}

/** Writes what an action changed. Call inside a transaction. */
export function keep(
  ctx: Context,
  dossier: Dossier,
  user: User,
  id: string,
  label: string,
  outcome: Outcome,
): void {
  ctx.dossiers.change(dossier.id, outcome.changes);
  outcome.also?.();
  ctx.records.tell(
    dossier.id,
    `${user.fullName} (${ROLE_NAMES[user.role]})`,
    label,
    outcome.detail ?? '',
  );
  if (ctx.faults.isOn('audit-line-missing', dossier)) return;
  const from = STATUS_NAMES[dossier.status];
  const to = STATUS_NAMES[outcome.changes.status ?? dossier.status];
  const moved = from === to ? label : `${label}: ${from} → ${to}`;
  ctx.records.audit(user.username, user.role, id, dossier.code, moved);
}

/** Tells the national portal what the dossier is now. */
function announce(ctx: Context, id: number, officer: string, content: string): void {
  const dossier = ctx.dossiers.byId(id);
  if (!dossier || dossier.channel === 'migrated') return;
  ctx.portal.update(dossier, officer, content);
  ctx.links?.handled(dossier, officer, content);
}
