import { can } from '../context.ts';
import type { Context } from '../context.ts';
import type { Document } from '../store/documents.ts';
import type { User } from '../store/users.ts';
import type { Action } from './action.ts';
import { commenting } from './commenting.ts';
import { following } from './following.ts';
import { incoming } from './incoming.ts';
import { outgoing } from './outgoing.ts';
import { revising } from './revising.ts';

export const actions: readonly Action[] = [
  ...[...incoming, ...outgoing, ...revising],
  ...[...commenting, ...following],
];

/** The actions this person can take on this document now. */
export function readyActions(ctx: Context, document: Document, user: User): Action[] {
  return actions.filter((action) => can(ctx, user, action.by) && action.ready(document, user, ctx));
}
