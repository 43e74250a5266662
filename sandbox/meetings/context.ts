import type { Passwords } from '../web/passwords.ts';
import type { Sessions } from '../web/sessions.ts';
import type { DossierLookUp } from './interlink.ts';
import type { Turn } from './media/turn.ts';
import type { Rooms } from './signalling/rooms.ts';
import type { Stores } from './store/stores.ts';

/** Everything the pages work with; made once by `stand-in.ts`. */
export interface Context extends Stores {
  sessions: Sessions;
  passwords: Passwords;
  rooms: Rooms;
  turn: Turn;
  /** Asks the one-stop system of dossiers; none where the platform stands alone. */
  dossiers?: DossierLookUp;
}
