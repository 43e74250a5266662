import { can } from '../context.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { User } from '../store/users.ts';
import type { Action } from './action.ts';
import { assess, assign, giveBack, handOver, submit } from './handle.ts';
import { receive } from './receive.ts';
import * as side from './side-branches.ts';
import { number, returnResult, sign } from './sign.ts';

/** Every step of the work, in the order the forms appear on a dossier's page. */
export const actions: readonly Action[] = [
  receive,
  assign,
  assess,
  handOver,
  submit,
  sign,
  giveBack,
  number,
  returnResult,
  side.answerSupplement,
  side.requestSupplement,
  side.requestFee,
  side.collectFee,
  side.apologise,
  side.refuse,
  side.withdraw,
];

/** May this person take this action at all, whatever state the dossier is in? */
export function permits(ctx: Context, action: Action, dossier: Dossier, user: User): boolean {
  if (action.by === 'own') return user.role === 'congdan' && dossier.owner === user.username;
  return can(ctx, user, action.by);
}

/** The actions this person can take on this dossier now. */
export function readyActions(ctx: Context, dossier: Dossier, user: User): Action[] {
  return actions.filter(
    (action) => permits(ctx, action, dossier, user) && action.ready(dossier, user, ctx),
  );
}
