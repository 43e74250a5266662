import { parse } from 'node-html-parser';
import type { SignIn } from '../../../stage/house.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

/** Signs in as the page for it does. */
export const signIn: SignIn = async (request, target, { username, password }) => {
  const url = `${addressOf(target, 'documents')}/login`;
  const form = { __ac_name: username, __ac_password: password, 'buttons.login': 'Đăng nhập' };
  await request.post(url, { form });
  const { cookies } = await request.storageState();
  if (!cookies.some(({ name }) => name === '__ac'))
    throw new AnswerError(`tài khoản ${username} không đăng nhập được`);
};

/**
 * Whether the address leads to Plone.
 * @returns false where it does not answer
 * @throws AnswerError where another product answers
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const url = `${addressOf(stage.target, 'documents')}/login`;
  const answer = await request.get(url).catch(() => null);
  if (answer === null || answer.status() >= 500) return false;
  const generator = parse(await answer.text()).querySelector('meta[name=generator]');
  if (!generator?.getAttribute('content')?.startsWith('Plone'))
    throw new AnswerError('trang đăng nhập không phải của Plone');
  return true;
}
