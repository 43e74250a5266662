import { input } from '../../web/form.ts';
import { Html, html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import { page } from '../../web/layout.ts';

const site = { site: 'Đăng nhập một lần', tagline: 'Một tài khoản cho mọi hệ thống', nav: [] };

/** One page of the provider. */
export function ssoPage(title: string, body: Content, wrong = ''): string {
  const flash = wrong === '' ? null : ({ kind: 'alert', text: wrong } as const);
  return page({ ...site, title, body, flash }).text;
}

export function passwordPage(uid: string, wrong?: string): string {
  const form = html`<form class="card narrow" method="post" action="/dang-nhap/${uid}">
    ${input({ name: 'account', label: 'Tên tài khoản', required: true, autocomplete: 'username' })}
    ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true, autocomplete: 'current-password' })}
    <button type="submit">Đăng nhập</button>
  </form>`;
  return ssoPage('Đăng nhập', form, wrong);
}

export function secondFactorPage(uid: string, wrong?: string): string {
  const form = html`<form class="card narrow" method="post" action="/dang-nhap/${uid}/ma">
    ${input({ name: 'code', label: 'Mã xác thực', required: true, autocomplete: 'one-time-code', hint: 'Sáu chữ số trong ứng dụng xác thực.' })}
    <button type="submit">Xác nhận</button>
  </form>`;
  return ssoPage('Xác thực bước hai', form, wrong);
}

/** Asks whether somebody really wants to sign out; `form` is the package's own. */
export function logoutPage(ctx: { body: string }, form: string): void {
  const body = html`<div class="card narrow">
    <p>Đăng xuất khỏi mọi hệ thống đã vào bằng tài khoản này?</p>
    ${new Html(form)}
    <button type="submit" form="op.logoutForm" name="logout" value="yes">
      Đăng xuất khỏi tất cả
    </button>
  </div>`;
  ctx.body = ssoPage('Đăng xuất', body);
}
