import type { StandIn } from '../stand-in.ts';
import { oidcClient } from '../web/oidc-client.ts';
import type { RelyingParty } from '../web/oidc-client.ts';
import { Sessions } from '../web/sessions.ts';
import { portalApp } from './app.ts';
import { faults } from './faults/faults.ts';
import { seedStore } from './store/seed.ts';
import { openStore } from './store/schema.ts';
import { PortalStore } from './store/store.ts';

const relyingParty = (portal: string): RelyingParty => ({
  clientId: 'cong-dvc',
  clientSecret: 'bi-mat-cong-dvc',
  redirectUri: `${portal}/dang-nhap/tro-ve`,
});

/** The National Public Service Portal as a platform of its own: its pages for citizens, its interface for systems. */
export const standIn: StandIn = {
  addresses: ['portal'],
  connects: { vneid: ({ portal }) => relyingParty(portal!) },
  faults,
  start({ seed, addresses: { portal, vneid }, faults: switches, log }) {
    const db = openStore();
    const store = new PortalStore(db, switches);
    seedStore(store, seed);
    const ctx = {
      ...{ store, faults: switches, sessions: new Sessions('phien_cong') },
      ...{ citizens: new Map(), vneid: oidcClient({ issuer: vneid!, ...relyingParty(portal!) }) },
    };
    return { serves: { portal: portalApp(ctx, vneid!, log) }, stop: () => db.close() };
  },
};
