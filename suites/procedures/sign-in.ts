import type { SignIn } from '../fixtures/house.ts';
import { submitForm } from '../fixtures/html-form.ts';
import { AnswerError } from '../fixtures/precondition.ts';
import { addressOf } from '../fixtures/target.ts';

/** Signs in with a local account, as the sign-in page does. */
export const signIn: SignIn = async (request, target, { username, password }) => {
  const { location } = await submitForm(
    request,
    `${addressOf(target, 'procedures')}/dang-nhap`,
    'Đăng nhập',
    {
      'Tên tài khoản': username,
      'Mật khẩu': password,
    },
  );
  if (location.pathname === '/dang-nhap')
    throw new AnswerError(`tài khoản ${username} không đăng nhập được`);
};
