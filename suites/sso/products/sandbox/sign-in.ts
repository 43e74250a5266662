import type { SignIn } from '../../../stage/house.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { SandboxVisit } from './visit.ts';

/** Signs somebody in where they work. */
export const signIn: SignIn = async (request, target, account) => {
  const visit = new SandboxVisit(request, target);
  const where = await visit.enter(account.role === 'citizen' ? 'citizens' : 'desk', account);
  if (where !== 'đã vào')
    throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};
