import { PASSWORD } from '../data/people.ts';
import type { LinkedSystem } from '../links/systems.ts';
import type { StandIn } from '../stand-in.ts';
import { Passwords } from '../web/passwords.ts';
import { Sessions } from '../web/sessions.ts';
import { meetingsApp } from './app.ts';
import type { Context } from './context.ts';
import { controlRoutes } from './control.ts';
import { faults } from './faults/faults.ts';
import { DossierLookUp } from './interlink.ts';
import { MediaServer } from './media/server.ts';
import { seedAccounts, seedMeeting } from './seed/seed.ts';
import { Rooms } from './signalling/rooms.ts';
import { Invitations } from './store/invitations.ts';
import { Meetings } from './store/meetings.ts';
import { Papers } from './store/papers.ts';
import { Recordings } from './store/recordings.ts';
import { Records } from './store/records.ts';
import { openStore } from './store/schema.ts';
import type { Stores } from './store/stores.ts';
import { Users } from './store/users.ts';
import { Votes } from './store/votes.ts';

/** The province's platform for online meetings: pages, signalling and a media server of its own. */
export const standIn: StandIn = {
  addresses: ['meetings'],
  connects: {},
  faults,
  start({ seed, connections, faults: switches, log }) {
    const db = openStore();
    const stores: Stores = {
      ...{ db, users: new Users(db), meetings: new Meetings(db), faults: switches },
      ...{ invitations: new Invitations(db), votes: new Votes(db), papers: new Papers(db) },
      ...{ recordings: new Recordings(db), records: new Records(db) },
    };
    seedAccounts(stores, seed);
    seedMeeting(stores, seed);
    const sessions = new Sessions('phien_hop');
    const media = new MediaServer(switches, seed);
    const rooms = new Rooms(stores, sessions, media);
    const [oneStop] = connections as LinkedSystem[];
    const ctx: Context = {
      ...{ ...stores, sessions, rooms, passwords: new Passwords(PASSWORD), turn: media.turn },
      ...(oneStop !== undefined && { dossiers: new DossierLookUp(oneStop, log) }),
    };
    return {
      serves: { meetings: meetingsApp(ctx, log) },
      upgrades: { meetings: (request, socket, head) => rooms.upgrade(request, socket, head) },
      control: controlRoutes(media.planted),
      async stop() {
        await rooms.close();
        await media.turn.stop();
        db.close();
      },
    };
  },
};
