import { inventCitizens, PASSWORD } from '../data/people.ts';
import type { StandIn } from '../stand-in.ts';
import { vneidApp } from './app.ts';
import { faults } from './faults/faults.ts';
import type { RelyingParty } from '../web/oidc-client.ts';

/** VNeID, the national identity provider. Sites register with it as its relying parties. */
export const standIn: StandIn = {
  addresses: ['vneid'],
  connects: {},
  faults,
  async start({ seed, addresses, connections, faults: switches }) {
    const app = await vneidApp({
      ...{ seed, password: PASSWORD, people: inventCitizens(seed), faults: switches },
      url: addresses['vneid']!,
      parties: connections as RelyingParty[],
    });
    return { serves: { vneid: app } };
  },
};
