import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import { Counter } from 'k6/metrics';
import type { LoadHandover } from '../../../../load-options.ts';

/** What the trial hands over, with secrets and durations resolved. k6 reads files only while it starts. */
export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;

const site = handover.addresses['documents'] ?? '';
const { requestTimeout: timeout } = handover;

/** The clerks of all units. */
export const clerks = handover.accounts.filter(({ role }) => role === 'clerk');
const atHome = clerks.filter(({ unit }) => unit === handover.units.home);

/** Documents that the platform said it had registered: afterwards it is asked for them, see `effect.ts`. */
const acknowledged = new Counter('documents_acknowledged');
/** An ordinary letter. */
const KIND = '18';

type Page = RefinedResponse<'text'>;
type Account = LoadHandover['accounts'][number];

export function get(name: string, path: string): Page {
  return http.get(`${site}${path}`, { tags: { name }, timeout, responseType: 'text' });
}

const tokenOn = (page: Page) => /name="csrf"\s+value="([^"]+)"/.exec(page.body)?.[1] ?? '';

/** Signs in with the form; false where the platform does not let the account in. */
export function signInAs(account: Account | undefined): boolean {
  const csrf = tokenOn(get('sign-in', '/dang-nhap'));
  const { status, headers } = http.post(
    `${site}/dang-nhap`,
    { csrf, username: account?.username ?? '', password: account?.password ?? '' },
    { tags: { name: 'sign-in' }, timeout, redirects: 0 },
  );
  return status === 303 && !(headers['Location'] ?? '').startsWith('/dang-nhap');
}

let signedIn = false;

/** The clerk of this virtual user; signs in once and stays signed in. */
export function signIn(among: readonly Account[] = clerks): void {
  if (signedIn) return;
  const clerk = among[exec.vu.idInTest % Math.max(1, among.length)];
  signedIn = check(signInAs(clerk), { 'đăng nhập được': (isIn) => isIn });
}

/** The form for documents on paper, with its token. */
export function openForm(): string {
  signIn();
  return tokenOn(get('form', '/van-ban-den/vao-so'));
}

/** Registers a document on paper under a marker, and opens the page it became. */
export function send(csrf: string, marker: string): void {
  const number = `${exec.vu.idInTest}${String(exec.vu.iterationInInstance).padStart(5, '0')}`;
  const answer = http.post(
    `${site}/van-ban-den/vao-so`,
    {
      ...{ csrf, kind: KIND, author: 'Hội Nông dân Thử Nghiệm', number, notation: 'CV-HND' },
      ...{
        issuedOn: new Date().toISOString().slice(0, 10),
        subject: `V/v kiểm thử tải, ${marker}`,
      },
      // A file makes k6 send the form as a browser sends one with files.
      files: http.file('Văn bản dùng để kiểm thử tải.\n', 'van-ban.txt', 'text/plain'),
    },
    { tags: { name: 'register' }, timeout, redirects: 0 },
  );
  const path = answer.headers['Location'] ?? '';
  const isKept = check(answer, {
    'văn bản được vào sổ': ({ status }) => status === 303 && path.startsWith('/van-ban/'),
  });
  if (!isKept) return;
  acknowledged.add(1);
  check(get('document', path), {
    'mở được văn bản vừa vào sổ': ({ status, body }) => status === 200 && body.includes(marker),
  });
}

/** Opens one page, the way an office does over the day. */
export function browse(): void {
  signIn();
  const turn = Math.random();
  if (turn < 0.4) {
    const list = get('incoming', '/van-ban-den');
    check(list, { 'thấy danh sách': ({ body }) => body.includes('Danh sách văn bản đến') });
  } else if (turn < 0.55) get('outgoing', '/van-ban-di');
  else if (turn < 0.75) get('search', '/tim-kiem?q=bao%20cao');
  else if (turn < 0.85) get('deadlines', '/theo-doi-han');
  else if (turn < 0.9) get('book', '/so-van-ban-den?nam=2025');
  else readFirst();
}

function readFirst(): void {
  const [, path] = /href="(\/van-ban\/\d+)"/.exec(get('incoming', '/van-ban-den').body) ?? [];
  if (path === undefined) return;
  check(get('document', path), { 'mở được văn bản': ({ status }) => status === 200 });
}

/** One whole visit of a clerk of the home unit: every page once. */
export function visit(): void {
  signIn(atHome);
  const list = get('incoming', '/van-ban-den');
  check(list, { 'thấy danh sách': ({ body }) => body.includes('Danh sách văn bản đến') });
  const [, path = '/van-ban-den'] = /href="(\/van-ban\/\d+)"/.exec(list.body) ?? [];
  get('document', path);
  get('outgoing', '/van-ban-di');
  get('search', '/tim-kiem?q=bao%20cao');
  get('deadlines', '/theo-doi-han');
  get('book', '/so-van-ban-den?nam=2025');
}
