import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { IceServers } from '../../window/bare-meeting.ts';
import type { IceServer } from '../../window/turn.ts';
import { serverAt } from './server.ts';
import type { Server } from './server.ts';

const Told = z.object({ title: z.string(), server: z.url(), iceServers: IceServers });

/** What its windows are told of; null where this machine has no TURN server. */
interface Told {
  iceServers: readonly IceServer[] | null;
}

/** The server that carries the media of the window's page. */
export async function serverOf(stage: Stage): Promise<Server & Told> {
  const request = await stage.anonymous();
  const answer = await request.get(`${addressOf(stage.target, 'meetings')}/may-chu`);
  const told = Told.safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok() || !told.success || !told.data.title.includes('LiveKit'))
    throw new AnswerError('không thấy dấu hiệu nào của LiveKit');
  return { ...serverAt(told.data.server), iceServers: told.data.iceServers };
}

/**
 * Whether the server behind the page is LiveKit.
 * @returns false for a server that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const base = addressOf(stage.target, 'meetings');
  const page = await request.get(base).catch(() => null);
  if (page === null || page.status() >= 500) return false;
  const { url } = await serverOf(stage);
  // It answers nobody without a token, in words of its own.
  const answer = await request.get(`${url}/rtc/validate`).catch(() => null);
  if (answer === null || answer.status() >= 500) return false;
  if (answer.status() !== 401) throw new AnswerError(`máy chủ trả lời mã ${answer.status()}`);
  return true;
}
