import { randomUUID } from 'node:crypto';
import type { Stage } from '../../../stage/stage.ts';
import type { Office, Somebody } from '../../offer/office.ts';
import type { MeetingInOffice } from '../../offer/office.ts';
import { aroundRoom, rollOf } from '../../window/bare-meeting.ts';
import * as lack from './lacking.ts';
import { meetingOf, meetingsOf } from './meetings.ts';
import type { Server } from './server.ts';

/** What somebody does with meetings outside their rooms. */
export function officeOf(
  stage: Stage,
  server: () => Promise<Server>,
  { account }: Somebody,
): Office {
  return {
    async arrange({ title, lobby }) {
      if (lobby) lack.NO_LOBBY();
      const room = { id: `hop-${randomUUID()}`, secret: randomUUID() };
      const token = randomUUID();
      await (await server()).create(account.password, room, title, [token]);
      const tokens = new Map([[account.username, token]]);
      meetingsOf(stage).set(room.id, { room, chair: account.username, invited: [], tokens });
      return room.id;
    },
    meeting: (id) => inOffice(stage, server, id),
    meetings: lack.AROUND_ROOM.schedule,
    audit: lack.NO_LOG,
    restart: lack.NO_RESTART,
  };
}

function inOffice(stage: Stage, server: () => Promise<Server>, id: string): MeetingInOffice {
  const remove = async () => (await server()).remove(meetingOf(stage, id).room);
  return {
    async invite(accounts, hours = 4) {
      if (hours < 0) lack.NO_EXPIRY();
      const { room, invited, tokens } = meetingOf(stage, id);
      const made = accounts.map((account) => [account.username, randomUUID()] as const);
      await (
        await server()
      ).allow(
        room,
        made.map(([, token]) => token),
      );
      invited.push(...accounts);
      for (const [username, token] of made) tokens.set(username, token);
    },
    ...aroundRoom(lack.AROUND_ROOM),
    room: async () => id,
    async roll() {
      const { room, invited } = meetingOf(stage, id);
      const here = await (await server()).participants(room);
      return rollOf(invited, here);
    },
    end: remove,
    remove,
  };
}
