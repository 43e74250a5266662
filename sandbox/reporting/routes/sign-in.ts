import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { signInRoutes } from '../../web/sign-in.ts';
import type { StaffSite } from '../../web/staff.ts';
import type { SignInNote } from '../../web/sign-in.ts';
import type { Context } from '../context.ts';
import type { Role } from '../domain/roles.ts';
import { show } from '../request.ts';
import type { User } from '../store/users.ts';

const NOTES: Readonly<Record<SignInNote, string>> = {
  ...{ in: 'Đăng nhập', out: 'Đăng xuất' },
  ...{ locked: 'Đăng nhập khi bị khóa', wrong: 'Đăng nhập sai' },
};

/** The page that each role begins at. */
const FIRST: Readonly<Record<Role, string>> = {
  ...{
    nhaplieu: '/bao-cao',
    lanhdao: '/bao-cao',
    tonghop: '/dot-bao-cao',
    kyduyet: '/dot-bao-cao',
  },
  ...{ hethong: '/bieu-mau', quantri: '/quan-tri/tai-khoan' },
};

/** Who may sign in; with `stopped-account-enters` an account that is out of use, too. */
function siteFor(ctx: Context): StaffSite<User> {
  const find = (username: string) => {
    const user = ctx.users.find(username);
    return user && ctx.faults.isOn('stopped-account-enters') ? { ...user, active: 1 } : user;
  };
  const search: Context['users']['search'] = (...asked) => ctx.users.search(...asked);
  const setActive: Context['users']['setActive'] = (...asked) => ctx.users.setActive(...asked);
  const { sessions, passwords } = ctx;
  return { sessions, passwords, users: { find, search, setActive } };
}

/** The first page, signing in and out. */
export function entranceRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/', (request, response) => {
    show(
      ctx,
      request,
      response,
      'Hệ thống thông tin báo cáo',
      html`<p>Nhập, duyệt, tổng hợp và gửi báo cáo định kỳ của các xã, phường và của tỉnh.</p>
        <p><a class="button" href="/bao-cao">Vào báo cáo của đơn vị</a></p>`,
    );
  });

  router.use(
    signInRoutes<User>({
      ...{ site: siteFor(ctx), show: (...page) => show(ctx, ...page), locks: () => true },
      breaks: ({ role }) => role === 'kyduyet' && ctx.faults.isOn('signers-shut-out'),
      startPage: ({ role }) => FIRST[role],
      signedIn: (response) => response.locals.reporter,
      note: (what, username) => ctx.history.add({}, username, NOTES[what]),
    }),
  );
  return router;
}
