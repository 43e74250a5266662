import express from 'express';
import type { Router } from 'express';
import { input } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { SignInError } from '../../web/oidc-client.ts';
import type { Context } from '../context.ts';
import { PageError } from '../../web/errors.ts';
import { show } from '../request.ts';
import type { User } from '../store/users.ts';
import {
  checkToken,
  forgetCookie,
  goOn,
  sessionOf,
  startSession,
  token,
  valuesOf,
} from '../../web/visit.ts';

/** Where a person starts after signing in. */
function startPage(user: User): string {
  if (user.role === 'congdan') return '/ho-so-cua-toi';
  return user.role === 'quantri' ? '/quan-tri/tai-khoan' : '/can-bo/ho-so';
}

/** Signing in with a local account or by VNeID, and signing out. */
export function signInRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/dang-nhap', (request, response) => {
    const session = sessionOf(ctx, response);
    show(
      ctx,
      request,
      response,
      'Đăng nhập',
      html`<div class="grid">
        <form class="card" method="post" action="/dang-nhap">
          ${token(session)}
          ${input({ name: 'username', label: 'Tên tài khoản', required: true, autocomplete: 'username' })}
          ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true, autocomplete: 'current-password' })}
          <button type="submit">Đăng nhập</button>
        </form>
        <section class="card">
          <h2>Dành cho công dân</h2>
          <p>Dùng một tài khoản định danh điện tử cho mọi dịch vụ công.</p>
          <p><a class="button plain" href="/dang-nhap/vneid">Đăng nhập bằng VNeID</a></p>
        </section>
      </div>`,
    );
  });

  router.post('/dang-nhap', form, checkToken, async (request, response) => {
    const { username = '', password = '' } = valuesOf(request);
    const user = ctx.users.find(username);
    const check = await ctx.passwords.check(username, password, !ctx.faults.isOn('no-lockout'));
    if (check === 'locked') {
      ctx.records.audit(
        username,
        user?.role ?? '',
        'dang-nhap-bi-khoa',
        null,
        'Tài khoản tạm khóa',
      );
      return goOn(
        ctx,
        response,
        '/dang-nhap',
        'Tài khoản tạm khóa do nhập sai mật khẩu 5 lần. Vui lòng thử lại sau 1 phút hoặc liên hệ quản trị.',
        'alert',
      );
    }
    if (!user?.active || check === 'wrong') {
      ctx.records.audit(username.slice(0, 100), user?.role ?? '', 'dang-nhap-sai', null);
      return goOn(ctx, response, '/dang-nhap', 'Tên tài khoản hoặc mật khẩu không đúng.', 'alert');
    }
    signIn(user, 'Đăng nhập bằng mật khẩu');
    response.redirect(303, response.locals.session?.returnTo ?? startPage(user));

    function signIn(person: User, how: string) {
      const returnTo = response.locals.session?.returnTo ?? null;
      startSession(ctx, response, person.username).returnTo = returnTo;
      ctx.records.audit(person.username, person.role, 'dang-nhap', null, how);
    }
  });

  router.get('/dang-nhap/vneid', (_request, response) => {
    const { url, pending } = ctx.vneid.begin();
    sessionOf(ctx, response).oidc = pending;
    response.redirect(url);
  });

  router.get('/dang-nhap/vneid/tro-ve', async (request, response) => {
    const session = response.locals.session;
    if (!session?.oidc) throw new PageError(400, 'Phiên đăng nhập đã hết hạn.');
    const query = new URL(request.originalUrl, 'http://here').searchParams;
    const claims = await ctx.vneid.finish(query, session.oidc).catch((error: unknown) => {
      if (error instanceof SignInError)
        throw new PageError(400, 'VNeID không xác nhận được đăng nhập.');
      throw error;
    });
    const user = ctx.users.findByIdNumber(String(claims['sub']));
    if (!user?.active) throw new PageError(403, 'Tài khoản định danh chưa được dùng tại tỉnh.');
    const { returnTo } = session;
    startSession(ctx, response, user.username);
    ctx.records.audit(user.username, user.role, 'dang-nhap', null, 'Đăng nhập bằng VNeID');
    response.redirect(303, returnTo ?? startPage(user));
  });

  router.post('/dang-xuat', form, checkToken, (_request, response) => {
    const { session, user } = response.locals;
    if (session && !ctx.faults.isOn('session-survives-sign-out')) ctx.sessions.end(session.id);
    if (user) ctx.records.audit(user.username, user.role, 'dang-xuat', null);
    forgetCookie(ctx, response);
    response.redirect(303, '/dang-nhap');
  });

  return router;
}
