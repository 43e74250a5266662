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
  await identify(request, portal, account);
  const page = await request.get(`${portal}/ho-so-cua-toi`);
  if (!page.url().startsWith(portal))
    throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
};

async function identify(
  request: APIRequestContext,
  portal: string,
  { username, password }: Account,
): Promise<void> {
  const sent = await submitForm(request, `${portal}/dang-nhap`, 'Đăng nhập', {
    'Số định danh cá nhân': username,
    'Mật khẩu': password,
  });
  await sent.follow();
}
