import { headingOf } from '../../../stage/html-table.ts';
import type { Where } from '../../offer/visit.ts';
import type { ProviderPages } from '../../openid/pages.ts';
import { countOf } from '../../../stage/shown.ts';

const SECOND = 'Xác thực bước hai';

const HEADINGS: Readonly<Record<string, Where>> = {
  'Đăng nhập': 'hỏi mật khẩu',
  [SECOND]: 'hỏi mã xác thực',
};

/** The stand-in's pages. */
export const pages: ProviderPages = {
  password: {
    button: 'Đăng nhập',
    values: ({ username }, answer) => ({ 'Tên tài khoản': username, 'Mật khẩu': answer }),
  },
  secondFactor: { button: 'Xác nhận', values: (_account, answer) => ({ 'Mã xác thực': answer }) },
  signsOut: 'Đăng xuất khỏi tất cả',
  where: (html) => HEADINGS[headingOf(html)],
  asksSecondFactor: async (page) =>
    (await countOf(page.getByRole('heading', { level: 1, name: SECOND, exact: true }))) === 1,
};
