import { PASSWORD } from '../data/people.ts';
import { SigningAuthority } from '../signing/certificates.ts';
import type { LinkedSystem } from '../links/systems.ts';
import type { StandIn } from '../stand-in.ts';
import { Passwords } from '../web/passwords.ts';
import { Sessions } from '../web/sessions.ts';
import { reportingApp } from './app.ts';
import type { Context } from './context.ts';
import { faults } from './faults/faults.ts';
import { OneStopFigures } from './interlink.ts';
import { seedAccounts, seedReports } from './seed/seed.ts';
import { Campaigns } from './store/campaigns.ts';
import { History } from './store/history.ts';
import { Reports } from './store/reports.ts';
import { openStore } from './store/schema.ts';
import { Totals } from './store/totals.ts';
import { Users } from './store/users.ts';

/** The province's system for periodic reports. */
export const standIn: StandIn = {
  addresses: ['reporting'],
  connects: {},
  faults,
  start({ seed, connections, faults: switches, log }) {
    const db = openStore();
    const ctx: Context = {
      ...{ db, users: new Users(db), campaigns: new Campaigns(db), reports: new Reports(db) },
      ...{ totals: new Totals(db), history: new History(db), faults: switches },
      ...{ sessions: new Sessions('phien_bao_cao'), passwords: new Passwords(PASSWORD) },
      authority: new SigningAuthority(seed),
    };
    const [oneStop] = connections as LinkedSystem[];
    if (oneStop !== undefined) ctx.oneStop = new OneStopFigures(oneStop, switches);
    seedAccounts(ctx, seed);
    seedReports(ctx, seed);
    return { serves: { reporting: reportingApp(ctx, log) }, stop: () => db.close() };
  },
};
