import type { SignIn } from '../../../stage/house.ts';
import { submitForm } from '../../../stage/html-form.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { addressOf } from '../../../stage/target.ts';

/** Signs in with a local account, as the sign-in page does. */
export const signIn: SignIn = async (request, target, { username, password }) => {
  const page = `${addressOf(target, 'meetings')}/dang-nhap`;
  const values = { 'Tên tài khoản': username, 'Mật khẩu': password };
  const { location } = await submitForm(request, page, 'Đăng nhập', values);
  if (location.pathname === '/dang-nhap')
    throw new AnswerError(`tài khoản ${username} không đăng nhập được`);
};
