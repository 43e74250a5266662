import type { DatabaseSync } from 'node:sqlite';
import type { Faults } from './faults/faults.ts';
import type { OidcClient } from '../web/oidc-client.ts';
import type { SigningAuthority } from '../signing/certificates.ts';
import type { DossierCodes } from './domain/dossier-code.ts';
import { grants } from './domain/roles.ts';
import type { Permission } from './domain/roles.ts';
import type { DossierListener } from './interlink/listener.ts';
import type { PortalQueue } from './portal/queue.ts';
import type { Dossier, Dossiers } from './store/dossiers.ts';
import type { Files } from './store/files.ts';
import type { Passwords } from '../web/passwords.ts';
import type { Records } from './store/records.ts';
import type { Sessions } from '../web/sessions.ts';
import type { User, Users } from './store/users.ts';

/** Everything the pages of the province's system work with; made once by `app.ts`. */
export interface Context {
  db: DatabaseSync;
  users: Users;
  dossiers: Dossiers;
  files: Files;
  records: Records;
  sessions: Sessions;
  passwords: Passwords;
  codes: DossierCodes;
  authority: SigningAuthority;
  faults: Faults;
  portal: PortalQueue;
  /** Tells the systems that dossiers are handled across; none where it stands alone. */
  links?: DossierListener;
  vneid: OidcClient;
}

export function can(ctx: Context, user: User, permission: Permission): boolean {
  if (grants(user.role, permission)) return true;
  const escalated = permission === 'sign' || permission === 'administer';
  return escalated && user.role === 'chuyenvien' && ctx.faults.isOn('privilege-escalation');
}

/** A citizen sees their own dossiers, an official those of the unit. */
export function maySee(ctx: Context, user: User, dossier: Dossier): boolean {
  if (user.role === 'congdan') return dossier.owner === user.username;
  if (!can(ctx, user, 'see-unit')) return false;
  return dossier.unit === user.unit || ctx.faults.isOn('other-commune-readable');
}
