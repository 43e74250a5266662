import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import type { LoadHandover } from '../../../../load-options.ts';

export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const citizens = handover.accounts.filter(({ role }) => role === 'citizen');
const system = handover.addresses['sso-citizens'] ?? '';
const { requestTimeout: timeout } = handover;

/** A citizen opens the system, is led to the provider, gives the password and comes back. */
export function signInOnce(): void {
  const account = citizens[exec.scenario.iterationInTest % citizens.length];
  http.cookieJar().clear(system);
  const page = http.get(`${system}/dang-nhap`, { tags: { name: 'ask' }, timeout });
  const isAsked = check(page, {
    'được hỏi mật khẩu': ({ body }) => String(body).includes('Mật khẩu'),
  });
  if (!isAsked) return;
  const done = page.submitForm({
    formSelector: 'main form',
    fields: { account: account?.username ?? '', password: account?.password ?? '' },
    params: { tags: { name: 'sign-in' }, timeout },
  });
  check(done, { 'vào được trang của mình': ({ body }) => String(body).includes('Trang của tôi') });
}
