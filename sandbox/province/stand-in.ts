import { createHmac } from 'node:crypto';
import { PASSWORD } from '../data/people.ts';
import type { LinkedSystem, OneStopLinks, PortalLinks } from '../links/systems.ts';
import type { Addresses, StandIn } from '../stand-in.ts';
import { faults } from './faults/faults.ts';

/** Procedures whose dossiers are handled across the systems. The others stay with the system they were filed in. */
const PROCEDURES = [
  ...['1.000689', '1.004746', '1.004772', '1.005461'],
  ...['2.000528', '2.000806', '2.002189'],
];

/** The key by which one system lets another in. */
const keyOf = (system: string) => createHmac('sha256', PASSWORD).update(system).digest('hex');
const SYSTEMS = ['portal', 'documents', 'reporting', 'meetings'];

const oneStopFor =
  (system: string) =>
  ({ procedures }: Addresses): LinkedSystem => ({ url: procedures!, key: keyOf(system) });

/** Connects the systems of the province with each other, as its operator would; it serves nothing itself. */
export const standIn: StandIn = {
  addresses: [],
  connects: {
    portal: (addresses): PortalLinks => ({
      ...{ procedures: PROCEDURES, oneStop: oneStopFor('portal')(addresses) },
    }),
    procedures: ({ portal, lgsp }): OneStopLinks => ({
      keys: new Map(SYSTEMS.map((system) => [keyOf(system), system])),
      procedures: PROCEDURES,
      portal: { url: portal!, username: 'mot-cua-dong-nai', password: PASSWORD },
      gateway: { url: lgsp!, client: 'mot-cua-tinh', secret: PASSWORD },
    }),
    documents: oneStopFor('documents'),
    reporting: oneStopFor('reporting'),
    meetings: oneStopFor('meetings'),
    // The one-stop system comes to it with an account that every system of the province has.
    lgsp: () => undefined,
  },
  faults,
  start: () => ({ serves: {} }),
};
