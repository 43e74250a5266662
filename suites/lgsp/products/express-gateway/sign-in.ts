import type { SignIn } from '../../../stage/house.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { TITLE } from './host/settings.ts';
import { TOKEN_PATH, tokenRequest } from './token.ts';

/** Systems have no session: that a token is given is all there is to see. */
export const signIn: SignIn = async (request, target, account) => {
  const url = addressOf(target, 'lgsp') + TOKEN_PATH;
  const answer = await request.post(url, tokenRequest(account, account.password));
  if (!answer.ok()) throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};

/**
 * Whether the address leads to Express Gateway as its host sets it up.
 * @returns false where it does not answer
 * @throws AnswerError where another product answers
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const front = await request.get(`${addressOf(stage.target, 'lgsp')}/`).catch(() => null);
  if (front === null || front.status() >= 500) return false;
  if (!(await front.text()).includes(TITLE))
    throw new AnswerError('trang đầu không phải của Express Gateway');
  return true;
}
