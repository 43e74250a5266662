import { parse } from 'node-html-parser';
import type { Where } from '../../offer/visit.ts';
import type { ProviderPages } from '../../openid/pages.ts';
import { countOf } from '../../../stage/shown.ts';

/** Keycloak names each of its pages in its body. */
const PAGES: Readonly<Record<string, Where>> = {
  'login-login': 'hỏi mật khẩu',
  'login-login-otp': 'hỏi mã xác thực',
  'login-error': 'bị từ chối',
};

/** A mistake in a form is told beside its field, with status 200. */
const MISTAKE = '.kc-feedback-text, [id^="input-error-"][class*="error"]';

/** The pages of its own theme, in Vietnamese. */
export const pages: ProviderPages = {
  password: {
    button: 'Đăng nhập',
    values: ({ username }, answer) => ({
      ...{ 'Tên người dùng hoặc email': username, 'Mật khẩu': answer },
    }),
  },
  secondFactor: { button: 'Đăng nhập', values: (_account, answer) => ({ 'Mã một lần': answer }) },
  signsOut: 'Đăng xuất',
  where(html) {
    const page = parse(html);
    const name = page.querySelector('body')?.getAttribute('data-page-id') ?? '';
    return page.querySelector(MISTAKE) === null ? PAGES[name] : 'bị từ chối';
  },
  asksSecondFactor: async (page) => (await countOf(page.getByLabel('Mã một lần'))) === 1,
};
