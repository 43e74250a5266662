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
      'Nền tảng họp trực tuyến',
      html`<p>
          Họp trực tuyến giữa tỉnh và 95 xã, phường: phòng họp, điểm danh, biểu quyết, biên bản, tài
          liệu không giấy.
        </p>
        <p><a class="button" href="/cuoc-hop">Vào danh sách cuộc họp</a></p>`,
    );
  });

  router.use(
    signInRoutes<User>({
      ...{
        site: ctx,
        show: (...page) => show(ctx, ...page),
        locks: () => !ctx.faults.isOn('meetings-no-lockout'),
      },
      breaks: ({ role }) => role === 'quantri' && ctx.faults.isOn('administrators-shut-out'),
      startPage: ({ role }) => (role === 'quantri' ? '/quan-tri/tai-khoan' : '/cuoc-hop'),
      signedIn: (response) => response.locals.attendee,
      note: (what, username, user) =>
        ctx.records.audit(username, user?.role ?? '', NOTES[what], null),
    }),
  );
  return router;
}
