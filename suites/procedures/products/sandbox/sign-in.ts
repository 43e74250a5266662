import type { APIRequestContext } from '@playwright/test';
import type { Account } from '../../../../config/targets/target.ts';
import type { SignIn } from '../../../stage/house.ts';
import { submitForm } from '../../../stage/html-form.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { addressOf } from '../../../stage/target.ts';

/** Signs in with a local account, as the sign-in page does. */
export const signIn: SignIn = async (request, target, account) => {
  if (!(await enters(request, addressOf(target, 'procedures'), account)))
    throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};

/** Tries to sign in. @returns whether the account was let in */
export async function enters(
  request: APIRequestContext,
  address: string,
  { username, password }: Pick<Account, 'username' | 'password'>,
): Promise<boolean> {
  const { location } = await submitForm(request, `${address}/dang-nhap`, 'Đăng nhập', {
    'Tên tài khoản': username,
    'Mật khẩu': password,
  });
  return location.pathname !== '/dang-nhap';
}
