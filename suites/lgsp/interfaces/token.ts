import { z } from 'zod';
import type { Account } from '../../../config/targets/target.ts';
import type { SignIn } from '../../stage/house.ts';
import { AnswerError } from '../../stage/precondition.ts';
import { addressOf } from '../../stage/target.ts';

/** What a gateway answers to client credentials (RFC 6749, section 4.4.3). */
export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** What a system sends to get a token. */
export interface TokenRequest {
  headers: Record<string, string>;
  form: Record<string, string>;
}

/** Systems have no session: that a token is given is all there is to see. */
export function signInBy(path: string, requestOf: (account: Account) => TokenRequest): SignIn {
  return async (request, target, account) => {
    const answer = await request.post(addressOf(target, 'lgsp') + path, requestOf(account));
    if (!answer.ok()) throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
  };
}
