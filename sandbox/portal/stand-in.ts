import type { PortalLinks } from '../links/systems.ts';
import type { StandIn } from '../stand-in.ts';
import { oidcClient } from '../web/oidc-client.ts';
import type { RelyingParty } from '../web/oidc-client.ts';
import { Sessions } from '../web/sessions.ts';
import { portalApp } from './app.ts';
import type { Context } from './context.ts';
import { faults } from './faults/faults.ts';
import { Announcer } from './interlink.ts';
import { seedStore } from './store/seed.ts';
import { openStore } from './store/schema.ts';
import { PortalStore } from './store/store.ts';

const relyingParty = (portal: string): RelyingParty => ({
  clientId: 'cong-dvc',
  clientSecret: 'bi-mat-cong-dvc',
  redirectUri: `${portal}/dang-nhap/tro-ve`,
});

/** A connected one-stop system gives codes, too: the portal's begin after the numbers that are left to it each day. */
const OWN_NUMBERS = 5_000;

/** The National Public Service Portal as a platform of its own: its pages for citizens, its interface for systems. */
export const standIn: StandIn = {
  addresses: ['portal'],
  connects: { vneid: ({ portal }) => relyingParty(portal!) },
  faults,
  start({ seed, addresses: { portal, vneid }, connections, faults: switches, log }) {
    const db = openStore();
    const [links] = connections as PortalLinks[];
    const store = new PortalStore(db, switches, links === undefined ? 0 : OWN_NUMBERS);
    seedStore(store, seed);
    const ctx: Context = {
      ...{ store, faults: switches, sessions: new Sessions('phien_cong') },
      ...(links !== undefined && { announcer: new Announcer(links, switches, log) }),
      ...{ citizens: new Map(), vneid: oidcClient({ issuer: vneid!, ...relyingParty(portal!) }) },
    };
    return { serves: { portal: portalApp(ctx, vneid!, log) }, stop: () => db.close() };
  },
};
