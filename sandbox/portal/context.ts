import type { OidcClient } from '../web/oidc-client.ts';
import type { Sessions } from '../web/sessions.ts';
import type { Faults } from './faults/faults.ts';
import type { Announcer } from './interlink.ts';
import type { PortalStore } from './store/store.ts';

/** A citizen who signed in, as the identity provider told of them. */
export interface Citizen {
  idNumber: string;
  name: string;
  birthDate: string;
  phone: string;
  address: string;
}

/** Everything the pages and the interface work with; made once by `stand-in.ts`. */
export interface Context {
  store: PortalStore;
  sessions: Sessions;
  vneid: OidcClient;
  /** By identity number. */
  citizens: Map<string, Citizen>;
  faults: Faults;
  /** Tells the one-stop system of dossiers; none where the portal stands alone. */
  announcer?: Announcer;
}
