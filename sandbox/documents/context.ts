import type { Passwords } from '../web/passwords.ts';
import type { Sessions } from '../web/sessions.ts';
import { CLEARANCE, grants } from './domain/roles.ts';
import type { Permission } from './domain/roles.ts';
import type { ExchangeOffice } from './exchange/office.ts';
import type { ResultSender } from './interlink.ts';
import type { SigningService } from './signing/service.ts';
import type { Document } from './store/documents.ts';
import type { Stores } from './store/stores.ts';
import type { User } from './store/users.ts';

/** Everything the pages work with; made once by `stand-in.ts`. */
export interface Context extends Stores {
  sessions: Sessions;
  passwords: Passwords;
  exchange: ExchangeOffice;
  signing: SigningService;
  /** Sends results to the one-stop system; none where the system stands alone. */
  results?: ResultSender;
}

export function can(ctx: Context, user: User, permission: Permission): boolean {
  if (grants(user.role, permission)) return true;
  const escalated = permission === 'sign' || permission === 'administer';
  return (
    escalated && user.role === 'chuyenvien' && ctx.faults.isOn('document-privilege-escalation')
  );
}

/** The highest level of secrecy that a person's lists, searches and counts tell of. */
export function listedSecrecy(ctx: Context, user: User): number {
  return ctx.faults.isOn('secret-listed') ? 3 : CLEARANCE[user.role];
}

/** An official reads the documents of the agency, as far as their level of secrecy goes. */
export function maySee(ctx: Context, user: User, document: Document): boolean {
  if (!can(ctx, user, 'see-unit')) return false;
  if (document.unit !== user.unit && !ctx.faults.isOn('other-agency-readable')) return false;
  return document.secrecy <= CLEARANCE[user.role] || ctx.faults.isOn('secret-readable');
}
