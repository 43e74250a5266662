import type { APIResponse } from '@playwright/test';
import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Somebody } from '../../offer/office.ts';
import { operators } from './tokens.ts';

const Participants = z.object({
  participants: z.array(z.object({ identity: z.string(), state: z.string().default('JOINING') })),
});

/** LiveKit's interface for who holds its key. */
export interface Server {
  /** Where it is reached. */
  url: string;
  create(by: Somebody, room: string, title: string): Promise<void>;
  /** Identities of who is in a room. */
  participants(by: Somebody, room: string): Promise<string[]>;
  /** Ends a room; one that is not there is as well. */
  remove(by: Somebody, room: string): Promise<void>;
  /** Whether a token is taken. */
  validate(by: Somebody, token: string): Promise<APIResponse>;
}

/** @throws AnswerError where a call is refused */
export function serverAt(url: string): Server {
  const call = async ({ request, account }: Somebody, name: string, room: string, data: object) => {
    const authorization = `Bearer ${await operators(account, room)}`;
    return request.post(`${url}/twirp/livekit.RoomService/${name}`, {
      ...{ headers: { authorization }, data },
    });
  };
  const checked = (name: string, answer: APIResponse) => {
    if (!answer.ok()) throw new AnswerError(`${name} trả lời mã ${answer.status()}`);
    return answer;
  };
  return {
    url,
    async create(by, room, title) {
      // It stays until the case removes it, also while nobody is inside.
      const data = { name: room, metadata: title, emptyTimeout: 600, departureTimeout: 600 };
      checked('CreateRoom', await call(by, 'CreateRoom', room, data));
    },
    async participants(by, room) {
      const answer = await call(by, 'ListParticipants', room, { room });
      const { participants } = Participants.parse(await checked('ListParticipants', answer).json());
      const inside = participants.filter(({ state }) => ['JOINED', 'ACTIVE'].includes(state));
      return inside.map(({ identity }) => identity);
    },
    async remove(by, room) {
      const answer = await call(by, 'DeleteRoom', room, { room });
      if (answer.status() !== 404) checked('DeleteRoom', answer);
    },
    validate: ({ request }, token) =>
      request.get(`${url}/rtc/validate`, { params: { access_token: token } }),
  };
}
