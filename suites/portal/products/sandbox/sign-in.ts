import type { APIRequestContext } from '@playwright/test';
import type { Account } from '../../../../config/targets/target.ts';
import type { SignIn } from '../../../stage/house.ts';
import { submitForm } from '../../../stage/html-form.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { addressOf } from '../../../stage/target.ts';

/** Signs a citizen in with the electronic identity; systems have no session with pages. */
export const signIn: SignIn = async (request, target, account) => {
  if (account.role !== 'citizen') return;
  const portal = addressOf(target, 'portal');
  const led = await identify(request, portal, account);
  const page = await request.get(`${portal}/ho-so-cua-toi`);
  const isIn = page.url().startsWith(portal) && !led.startsWith(`${portal}/dang-nhap`);
  if (!isIn) throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};

/** @returns the address where the sign-in ends */
async function identify(
  request: APIRequestContext,
  portal: string,
  { username, password }: Account,
): Promise<string> {
  const sent = await submitForm(request, `${portal}/dang-nhap`, 'Đăng nhập', {
    'Số định danh cá nhân': username,
    'Mật khẩu': password,
  });
  return (await sent.follow()).url();
}
