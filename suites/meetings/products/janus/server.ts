import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import { IceServers } from '../../window/bare-meeting.ts';
import type { IceServer } from '../../window/turn.ts';
import { Session } from './session.ts';

const Participants = z.object({
  participants: z.array(z.object({ id: z.string() })),
});

/** What only who made a room knows of it. */
export interface Room {
  id: string;
  secret: string;
}

/** The video rooms of Janus, for who knows the key or the secret of a room. */
export interface Server {
  url: string;
  /** Addresses that its media may take. */
  media: readonly string[];
  /** What its windows are told of; null where this machine has no TURN server. */
  iceServers: readonly IceServer[] | null;
  /** @param tokens of those who may come in */
  create(key: string, room: Room, title: string, tokens: readonly string[]): Promise<void>;
  allow(room: Room, tokens: readonly string[]): Promise<void>;
  /** Identities of who is in a room. */
  participants(room: Room): Promise<string[]>;
  /** Ends a room; one that is not there is as well. */
  remove(room: Room): Promise<void>;
}

/** What the program behind the address says of itself. */
export const Told = z.object({
  title: z.string(),
  server: z.url(),
  /** What rooms are made with. */
  rooms: z.looseObject({}),
  media: z.array(z.string()),
  iceServers: IceServers,
});
type Told = z.infer<typeof Told>;

/** Code by which Janus says that there is no such room. */
const NO_ROOM = 426;

/** @throws AnswerError where it refuses */
export function serverAt({ server: url, rooms, media, iceServers }: Told): Server {
  const ask = async (body: Record<string, unknown>) => {
    const session = await Session.open(url);
    try {
      return await session.ask(body);
    } finally {
      session.close();
    }
  };
  const checked = async (body: Record<string, unknown>, allowed?: number) => {
    const answer = await ask(body);
    const code = answer['error_code'];
    if (code !== undefined && code !== allowed)
      throw new AnswerError(`${String(body['request'])} trả lời mã ${String(code)}`);
    return answer;
  };
  return {
    ...{ url, media, iceServers },
    async create(key, { id: room, secret }, description, allowed) {
      const access = { admin_key: key, secret, allowed, is_private: true };
      const usual = { publishers: 200, notify_joining: true, ...rooms };
      await checked({ request: 'create', room, description, ...access, ...usual });
    },
    async allow({ id: room, secret }, allowed) {
      await checked({ request: 'allowed', action: 'add', room, secret, allowed });
    },
    async participants({ id: room, secret }) {
      const answer = await checked({ request: 'listparticipants', room, secret });
      return Participants.parse(answer).participants.map(({ id }) => id);
    },
    async remove({ id: room, secret }) {
      await checked({ request: 'destroy', room, secret }, NO_ROOM);
    },
  };
}
