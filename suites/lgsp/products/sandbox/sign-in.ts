import type { SignIn } from '../../../stage/house.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { addressOf } from '../../../stage/target.ts';
import { basic } from './token.ts';

/** Systems have no session: that a token is given is all there is to see. */
export const signIn: SignIn = async (request, target, account) => {
  const answer = await request.post(`${addressOf(target, 'lgsp')}/token`, {
    headers: { Authorization: basic(account, account.password) },
    form: { grant_type: 'client_credentials' },
  });
  if (!answer.ok()) throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};
