import type { Addresses, StandIn } from '../stand-in.ts';
import { faults } from './faults/faults.ts';
import { partyApp } from './party/app.ts';
import type { Party } from './party/app.ts';
import { inventHolders } from './people.ts';
import { providerApp } from './provider/app.ts';
import { ssoProvider } from './provider/provider.ts';
import type { Client } from './provider/provider.ts';

const SECRET = 'Sandbox@2025';

/** Address → the small system that stands there. */
const PARTIES = [
  ['sso-citizens', 'cong', 'Cổng cho công dân', 'cong-dan'],
  ['sso-desk', 'mot-cua', 'Hệ thống một cửa', 'can-bo'],
  ['sso-documents', 'van-ban', 'Hệ thống văn bản', 'can-bo'],
] as const;

function partiesAt(addresses: Addresses): Map<string, Party> {
  return new Map(
    PARTIES.map(([address, id, name, audience]) => {
      const url = addresses[address]!;
      const logout = { told: `${url}/dang-xuat/tu-nha-cung-cap`, after: `${url}/dang-xuat/xong` };
      const client = {
        ...{ id, secret: SECRET, redirectUri: `${url}/dang-nhap/tro-ve`, logout, resource: url },
      };
      return [address, { client, name, audience }];
    }),
  );
}

/** Single sign-on: an identity provider, and three systems that people enter by it. */
export const standIn: StandIn = {
  addresses: ['sso', ...PARTIES.map(([address]) => address)],
  connects: {},
  faults,
  async start({ seed, addresses, elsewhere, faults: switches, log }) {
    const issuer = addresses['sso']!;
    const holders = inventHolders(seed);
    const parties = partiesAt(addresses);
    // A system without pages, to try the provider with.
    const trial: Client = {
      id: 'kiem-thu',
      secret: SECRET,
      redirectUri: `${issuer}/kiem-thu/tro-ve`,
    };
    const links = new Map(
      holders.flatMap(({ username, linked }) => (linked ? [[username, linked]] : [])),
    );
    const origins = [...parties.keys()].map((address) => addresses[address]!);
    const apps = [...parties].map(([address, party]) => {
      const options = { party, issuer, links, faults: switches, log };
      return [address, partyApp(options)] as const;
    });
    if (elsewhere.includes('sso')) return { serves: Object.fromEntries(apps) };
    const clients = [...[...parties.values()].map(({ client }) => client), trial];
    const provider = await ssoProvider({ issuer, seed, holders, clients });
    const sso = providerApp({ provider, holders, origins, faults: switches });
    return { serves: { sso, ...Object.fromEntries(apps) } };
  },
};
