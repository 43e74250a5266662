import express from 'express';
import type { Response, Router } from 'express';
import { PageError } from './errors.ts';
import { input } from './form.ts';
import { html } from './html.ts';
import type { Show, Staff, StaffSite } from './staff.ts';
import {
  checkToken,
  forgetCookie,
  goOn,
  sessionOf,
  startSession,
  token,
  valuesOf,
} from './visit.ts';

const LOCKED =
  'Tài khoản tạm khóa do nhập sai mật khẩu 5 lần. Vui lòng thử lại sau 1 phút hoặc liên hệ quản trị.';

/** What the log says of somebody who came to the sign-in page. */
export type SignInNote = 'in' | 'locked' | 'wrong' | 'out';

export interface SigningIn<User extends Staff> {
  site: StaffSite<User>;
  show: Show;
  /** Whether wrong passwords lock an account. */
  locks(): boolean;
  /** Whether the program breaks where this person signs in. */
  breaks?(user: User): boolean;
  /** The page that somebody begins at. */
  startPage(user: User): string;
  signedIn(response: Response): User | undefined;
  /** Writes into the log. @param user undefined where there is no such account */
  note(what: SignInNote, username: string, user: User | undefined): void;
}

/** Signing in with an account of the site, and out. */
export function signInRoutes<User extends Staff>(signing: SigningIn<User>): Router {
  const { site, show, locks, breaks, startPage, signedIn, note } = signing;
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/dang-nhap', (request, response) => {
    const session = sessionOf(site, response);
    show(
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
    const user = site.users.find(username);
    const check = await site.passwords.check(username, password, locks());
    const shown = username.slice(0, 100);
    if (check === 'locked') {
      note('locked', shown, user);
      return goOn(site, response, '/dang-nhap', LOCKED, 'alert');
    }
    if (!user?.active || check === 'wrong') {
      note('wrong', shown, user);
      return goOn(site, response, '/dang-nhap', 'Tên tài khoản hoặc mật khẩu không đúng.', 'alert');
    }
    if (breaks?.(user)) throw new PageError(500, 'Máy chủ gặp lỗi. Vui lòng thử lại sau.');
    const returnTo = response.locals.session?.returnTo ?? null;
    startSession(site, response, user.username);
    note('in', shown, user);
    response.redirect(303, returnTo ?? startPage(user));
  });

  router.post('/dang-xuat', form, checkToken, (_request, response) => {
    const { session } = response.locals;
    const user = signedIn(response);
    if (session) site.sessions.end(session.id);
    if (user) note('out', user.username, user);
    forgetCookie(site, response);
    response.redirect(303, '/dang-nhap');
  });
  return router;
}
