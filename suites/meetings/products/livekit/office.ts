import { randomUUID } from 'node:crypto';
import type { Stage } from '../../../stage/stage.ts';
import type { MeetingInOffice, Office, Somebody } from '../../offer/office.ts';
import * as lack from './lacking.ts';
import { meetingsOf } from './meetings.ts';
import type { Server } from './server.ts';
import { invitation, nameOf } from './tokens.ts';

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
    state: lack.NO_SCHEDULE,
    room: async () => id,
    code: lack.NO_CODES,
    async roll() {
      const here = await (await server()).participants(somebody, id);
      const invited = meetingsOf(stage).get(id)?.invited ?? [];
      return invited.map((account) => ({
        ...{ name: nameOf(account), reason: '' },
        attendance: here.includes(account.username) ? 'online' : 'unknown',
      }));
    },
    note: lack.NO_ATTENDANCE,
    handOver: lack.NO_HAND_OVER,
    writeNotes: lack.NO_MINUTES,
    ...{ openVote: lack.NO_VOTES, vote: lack.NO_VOTES, closeVote: lack.NO_VOTES },
    ...{ result: lack.NO_VOTES, voteText: lack.NO_VOTES },
    ...{ addPaper: lack.NO_PAPERS, papers: lack.NO_PAPERS, paper: lack.NO_PAPERS },
    ...{ record: lack.NO_RECORDING, endRecording: lack.NO_RECORDING },
    recordings: lack.NO_RECORDING,
    minutes: lack.NO_MINUTES,
    end: async () => (await server()).remove(somebody, id),
    remove: async () => (await server()).remove(somebody, id),
  };
}
