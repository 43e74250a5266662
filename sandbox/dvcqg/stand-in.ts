import type { StandIn } from '../stand-in.ts';
import { oidcClient } from '../web/oidc-client.ts';
import type { RelyingParty } from '../web/oidc-client.ts';
import type { ApiClient } from './api.ts';
import { portalApp } from './app.ts';
import { faults } from './faults/faults.ts';
import { PortalStore } from './store.ts';
import type { PublishedProcedure } from './store.ts';

/** What a system registers when it is connected: its account, and the procedures it announces. */
export interface ConnectedSystem extends ApiClient {
  procedures: readonly PublishedProcedure[];
}

/** Accounts for trying the portal's interface. */
const TRIAL_CLIENTS: readonly ApiClient[] = [
  { clientId: 'kiem-thu', clientSecret: 'bi-mat-kiem-thu', mayWrite: true },
  { clientId: 'chi-doc', clientSecret: 'bi-mat-chi-doc', mayWrite: false },
];

const relyingParty = (portal: string): RelyingParty => ({
  clientId: 'dvcqg',
  clientSecret: 'bi-mat-dvcqg',
  redirectUri: `${portal}/dang-nhap/tro-ve`,
});

/** The National Public Service Portal. */
export const standIn: StandIn = {
  addresses: ['dvcqg'],
  connects: { vneid: ({ dvcqg }) => relyingParty(dvcqg!) },
  faults,
  start({ addresses: { dvcqg, vneid }, connections, faults: switches }) {
    const systems = connections as ConnectedSystem[];
    const app = portalApp({
      store: new PortalStore(systems.flatMap(({ procedures }) => procedures)),
      clients: [...systems, ...TRIAL_CLIENTS],
      vneid: oidcClient({ issuer: vneid!, ...relyingParty(dvcqg!) }),
      faults: switches,
    });
    return { serves: { dvcqg: app } };
  },
};
