import { submitForm } from '../../../stage/html-form.ts';
import { rowsOf } from '../../../stage/html-table.ts';
import type { Security } from '../../offer/public.ts';
import { procedureFor } from '../../settings.ts';
import { read } from './read.ts';
import { offered } from './offered.ts';
import { enters } from './sign-in.ts';

/** Sessions, locked accounts, and the pages that are looked at for what they give away. */
export function securityOn(base: string): Security {
  const named = (path: string) => ({ name: path, url: base + path });
  return {
    pages: {
      ordinary: ['/', `/thu-tuc/${procedureFor('file-online')}`, '/dang-nhap', '/huong-dan'].map(
        named,
      ),
      own: ['/ho-so-cua-toi', '/kho-du-lieu', '/can-bo/ho-so', '/quan-tri/tai-khoan'].map(named),
      wrong: [
        '/khong-co-trang-nay',
        '/thu-tuc/khong-co',
        '/ho-so/%E0%A4%A',
        '/huong-dan/khong-co',
      ].map(named),
    },
    signOut: async ({ request }) => {
      await submitForm(request, `${base}/ho-so-cua-toi`, 'Đăng xuất');
    },
    ownPage: async ({ request }, cookie) => {
      const own = { headers: { cookie }, maxRedirects: 0 };
      return (await request.get(`${base}/ho-so-cua-toi`, own)).status();
    },
    enters: ({ request }, account) => enters(request, base, account),
    unlock: async ({ request }, username) => {
      const list = `${base}/quan-tri/tai-khoan?q=${encodeURIComponent(username)}`;
      const sent = await submitForm(request, list, 'Mở khóa');
      await sent.follow();
    },
    unitsOfAccounts: async (administrator) =>
      offered(await read(administrator, `${base}/quan-tri/tai-khoan`), 'Đơn vị'),
    accountsFound: async ({ request }, name) => {
      const values = { 'Tên tài khoản hoặc họ tên': name };
      const sent = await submitForm(request, `${base}/quan-tri/tai-khoan`, 'Tìm tài khoản', values);
      return rowsOf(await (await sent.follow()).text()).map((cells) => cells['Tài khoản'] ?? '');
    },
  };
}
