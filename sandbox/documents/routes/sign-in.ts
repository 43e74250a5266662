import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { signInRoutes } from '../../web/sign-in.ts';
import type { SignInNote } from '../../web/sign-in.ts';
import type { Context } from '../context.ts';
import { show } from '../request.ts';
import type { User } from '../store/users.ts';

const NOTES: Readonly<Record<SignInNote, string>> = {
  ...{ in: 'dang-nhap', out: 'dang-xuat' },
  ...{ locked: 'dang-nhap-bi-khoa', wrong: 'dang-nhap-sai' },
};

/** The first page, signing in and out. */
export function entranceRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/', (request, response) => {
    show(
      ctx,
      request,
      response,
      'Hệ thống quản lý văn bản và điều hành',
      html`<p>Tiếp nhận, xử lý, ban hành văn bản và gửi nhận qua trục liên thông.</p>
        <p><a class="button" href="/van-ban-den">Vào văn bản đến</a></p>`,
    );
  });

  router.use(
    signInRoutes<User>({
      ...{ site: ctx, show: (...page) => show(ctx, ...page), locks: () => true },
      breaks: ({ role }) => role === 'troly' && ctx.faults.isOn('assistants-shut-out'),
      startPage: ({ role }) => (role === 'quantri' ? '/quan-tri/tai-khoan' : '/van-ban-den'),
      signedIn: (response) => response.locals.official,
      note: (what, username, user) =>
        ctx.records.audit(username, user?.role ?? '', NOTES[what], null),
    }),
  );
  return router;
}
