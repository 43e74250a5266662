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
import { show } from '../request.ts';

const LOCKED =
  'Tài khoản tạm khóa do nhập sai mật khẩu 5 lần. Vui lòng thử lại sau 1 phút hoặc liên hệ quản trị.';

/** The first page, signing in and out. */
export function signInRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/', (request, response) => {
    show(
      ctx,
      request,
      response,
      'Nền tảng họp trực tuyến',
      html`<p>
          Họp trực tuyến giữa tỉnh và 95 xã, phường: phòng họp, điểm danh, biểu quyết, biên bản, tài
          liệu không giấy.
        </p>
        <p><a class="button" href="/cuoc-hop">Vào danh sách cuộc họp</a></p>`,
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
    const check = await ctx.passwords.check(
      ...([username, password, !ctx.faults.isOn('meetings-no-lockout')] as const),
    );
    const told = (action: string) =>
      ctx.records.audit(username.slice(0, 100), user?.role ?? '', action, null);
    if (check === 'locked') {
      told('dang-nhap-bi-khoa');
      return goOn(ctx, response, '/dang-nhap', LOCKED, 'alert');
    }
    if (!user?.active || check === 'wrong') {
      told('dang-nhap-sai');
      return goOn(ctx, response, '/dang-nhap', 'Tên tài khoản hoặc mật khẩu không đúng.', 'alert');
    }
    const returnTo = response.locals.session?.returnTo ?? null;
    startSession(ctx, response, user.username);
    told('dang-nhap');
    response.redirect(
      303,
      returnTo ?? (user.role === 'quantri' ? '/quan-tri/tai-khoan' : '/cuoc-hop'),
    );
  });

  router.post('/dang-xuat', form, checkToken, (_request, response) => {
    const { session, attendee } = response.locals;
    if (session) ctx.sessions.end(session.id);
    if (attendee) ctx.records.audit(attendee.username, attendee.role, 'dang-xuat', null);
    forgetCookie(ctx, response);
    response.redirect(303, '/dang-nhap');
  });
  return router;
}
