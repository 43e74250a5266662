import type { DatabaseSync } from 'node:sqlite';
import type { SigningAuthority } from '../signing/certificates.ts';
import type { Passwords } from '../web/passwords.ts';
import type { Sessions } from '../web/sessions.ts';
import { grants } from './domain/roles.ts';
import type { Permission } from './domain/roles.ts';
import type { Faults } from './faults/faults.ts';
import type { OneStopFigures } from './interlink.ts';
import type { Campaign, Campaigns } from './store/campaigns.ts';
import type { History } from './store/history.ts';
import type { Report, Reports } from './store/reports.ts';
import type { Totals } from './store/totals.ts';
import type { User, Users } from './store/users.ts';

/** What the system keeps, and the switches of its faults. */
export interface Stores {
  db: DatabaseSync;
  users: Users;
  campaigns: Campaigns;
  reports: Reports;
  totals: Totals;
  history: History;
  faults: Faults;
}

/** Everything the pages work with; made once by `stand-in.ts`. */
export interface Context extends Stores {
  sessions: Sessions;
  passwords: Passwords;
  authority: SigningAuthority;
  /** Figures of the one-stop system; none where the platform stands alone. */
  oneStop?: OneStopFigures;
}

export function can(ctx: Context, user: User, permission: Permission): boolean {
  if (grants(user.role, permission)) return true;
  const escalated = permission === 'approve' || permission === 'administer';
  return escalated && user.role === 'nhaplieu' && ctx.faults.isOn('reporting-privilege-escalation');
}

/** Whether somebody may read a report: that of the own unit, or all of them for the province. */
export function maySee(ctx: Context, user: User, report: Report, campaign: Campaign): boolean {
  if (can(ctx, user, 'see-all')) return true;
  if (!can(ctx, user, 'see-own')) return false;
  return report.unit === user.unit || ctx.faults.isOn('foreign-report-readable', campaign);
}
