import type { SignIn } from '../../../stage/house.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { send } from './forms.ts';
import { parse } from 'node-html-parser';

/** Signs in as the page for it does. */
export const signIn: SignIn = async (request, target, { username, password }) => {
  const url = `${addressOf(target, 'procedures')}/login`;
  const page = parse(await (await request.get(url)).text());
  const answer = await send(request, page, url, { username, password });
  if (new URL(answer.url()).pathname === '/login')
    throw new AnswerError(`tài khoản ${username} không đăng nhập được`);
};

/**
 * Whether the address leads to Redmine.
 * @returns false where it does not answer
 * @throws AnswerError where another product answers
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const answer = await request
    .get(`${addressOf(stage.target, 'procedures')}/login`)
    .catch(() => null);
  if (answer === null || answer.status() >= 500) return false;
  const name = parse(await answer.text()).querySelector('meta[name=description]');
  if (name?.getAttribute('content') !== 'Redmine')
    throw new AnswerError('trang đăng nhập không phải của Redmine');
  return true;
}
