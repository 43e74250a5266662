import { check, sleep } from 'k6';
import http from 'k6/http';
import type { LoadHandover } from '../../../../load-options.ts';

// One clerk reads the lists and the books.
const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const site = handover.addresses['documents'] ?? '';
const { requestTimeout: timeout } = handover;
const clerk = handover.accounts.find(
  ({ role, unit }) => role === 'clerk' && unit === handover.units.home,
);

export const { options } = handover;

function get(name: string, path: string) {
  return http.get(`${site}${path}`, { tags: { name }, timeout, responseType: 'text' });
}

let signedIn = false;

function signIn(): void {
  if (signedIn) return;
  const csrf = /name="csrf"\s+value="([^"]+)"/.exec(get('sign-in', '/dang-nhap').body)?.[1] ?? '';
  const { status } = http.post(
    `${site}/dang-nhap`,
    { csrf, username: clerk?.username ?? '', password: clerk?.password ?? '' },
    { tags: { name: 'sign-in' }, timeout, redirects: 0 },
  );
  signedIn = check(status, { 'đăng nhập được': (code) => code === 303 });
}

export function visit(): void {
  signIn();
  const list = get('incoming', '/van-ban-den');
  check(list, { 'thấy danh sách': ({ body }) => body.includes('Danh sách văn bản đến') });
  const [, path = '/van-ban-den'] = /href="(\/van-ban\/\d+)"/.exec(list.body) ?? [];
  get('document', path);
  get('outgoing', '/van-ban-di');
  get('search', '/tim-kiem?q=bao%20cao');
  get('book', '/so-van-ban-den?nam=2025');
  sleep(1);
}
