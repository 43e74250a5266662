import { randomUUID } from 'node:crypto';
import type { Stage } from '../../../stage/stage.ts';
import type { MeetingInOffice, Office, Somebody } from '../../offer/office.ts';
import { aroundRoom, rollOf } from '../../window/bare-meeting.ts';
import * as lack from './lacking.ts';
import { meetingsOf } from './meetings.ts';
import type { Server } from './server.ts';
import { invitation } from './tokens.ts';

/** What somebody does with meetings outside their rooms. */
export function officeOf(stage: Stage, server: () => Promise<Server>, somebody: Somebody): Office {
  const meetings = meetingsOf(stage);
  return {
    async arrange({ title, lobby }) {
      if (lobby) lack.NO_LOBBY();
      const room = `hop-${randomUUID()}`;
      await (await server()).create(somebody, room, title);
      const { account } = somebody;
      const tokens = new Map([[account.username, await invitation(account, room)]]);
      meetings.set(room, { invited: [], tokens });
      return room;
    },
    meeting: (id) => meetingOf(stage, server, somebody, id),
    meetings: lack.AROUND_ROOM.schedule,
    audit: lack.NO_LOG,
    restart: lack.NO_RESTART,
  };
}

function meetingOf(
  stage: Stage,
  server: () => Promise<Server>,
  somebody: Somebody,
  id: string,
): MeetingInOffice {
  return {
    async invite(accounts, hours) {
      const meeting = meetingsOf(stage).get(id);
      for (const account of accounts) {
        meeting?.invited.push(account);
        meeting?.tokens.set(account.username, await invitation(account, id, hours));
      }
    },
    ...aroundRoom(lack.AROUND_ROOM),
    room: async () => id,
    async roll() {
      const here = await (await server()).participants(somebody, id);
      const invited = meetingsOf(stage).get(id)?.invited ?? [];
      return rollOf(invited, here);
    },
    end: async () => (await server()).remove(somebody, id),
    remove: async () => (await server()).remove(somebody, id),
  };
}
