import express from 'express';
import type { Router } from 'express';
import { input } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import {
  checkToken,
  forgetCookie,
  goOn,
  sessionOf,
  startSession,
  token,
  valuesOf,
} from '../../web/visit.ts';
import type { Context } from '../context.ts';
import type { Role } from '../domain/roles.ts';
import { show } from '../request.ts';

const LOCKED =
  'Tài khoản tạm khóa do nhập sai mật khẩu 5 lần. Vui lòng thử lại sau 1 phút hoặc liên hệ quản trị.';

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

/** The first page, signing in and out. */
export function signInRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

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

  router.get('/dang-nhap', (request, response) => {
    const session = sessionOf(ctx, response);
    show(
      ctx,
      request,
      response,
      'Đăng nhập',
      html`<form class="card" method="post" action="/dang-nhap">
        ${token(session)}
        ${input({ name: 'username', label: 'Tên tài khoản', required: true, autocomplete: 'username' })}
        ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true, autocomplete: 'current-password' })}
        <button type="submit">Đăng nhập</button>
      </form>`,
    );
  });

  router.post('/dang-nhap', form, checkToken, async (request, response) => {
    const { username = '', password = '' } = valuesOf(request);
    const user = ctx.users.find(username);
    const check = await ctx.passwords.check(username, password, true);
    const note = (what: string) => ctx.history.add({}, username.slice(0, 100), what);
    if (check === 'locked') {
      note('Đăng nhập khi bị khóa');
      return goOn(ctx, response, '/dang-nhap', LOCKED, 'alert');
    }
    if (!user?.active || check === 'wrong') {
      note('Đăng nhập sai');
      return goOn(ctx, response, '/dang-nhap', 'Tên tài khoản hoặc mật khẩu không đúng.', 'alert');
    }
    const returnTo = response.locals.session?.returnTo ?? null;
    startSession(ctx, response, user.username);
    note('Đăng nhập');
    response.redirect(303, returnTo ?? FIRST[user.role]);
  });

  router.post('/dang-xuat', form, checkToken, (_request, response) => {
    const { session, reporter } = response.locals;
    if (session) ctx.sessions.end(session.id);
    if (reporter) ctx.history.add({}, reporter.username, 'Đăng xuất');
    forgetCookie(ctx, response);
    response.redirect(303, '/dang-nhap');
  });
  return router;
}
