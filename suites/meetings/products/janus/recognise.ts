import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { serverAt, Told } from './server.ts';
import type { Server } from './server.ts';
import { Session } from './session.ts';

/** The server that carries the media of the window's page. */
export async function serverOf(stage: Stage): Promise<Server> {
  const request = await stage.anonymous();
  const answer = await request.get(`${addressOf(stage.target, 'meetings')}/may-chu`);
  const told = Told.safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok() || !told.success || !told.data.title.includes('Janus'))
    throw new AnswerError('không thấy dấu hiệu nào của Janus');
  return serverAt(told.data);
}

/**
 * Whether the server behind the page is Janus with its video rooms.
 * @returns false for a server that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const page = await request.get(addressOf(stage.target, 'meetings')).catch(() => null);
  if (page === null || page.status() >= 500) return false;
  const { url } = await serverOf(stage);
  const session = await Session.open(url).catch(() => null);
  session?.close();
  return session !== null;
}
