import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import { Counter } from 'k6/metrics';
import { pickProcedure } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { citizens, handover, platform, type Account } from './handover.ts';

const { requestTimeout: timeout } = handover;
/** Dossiers that the platform said it had taken: afterwards it is asked for them, see `effect.ts`. */
const acknowledged = new Counter('dossiers_acknowledged');
const DECLARATION = 'Tờ khai dùng để kiểm thử tải.\n';

type Page = RefinedResponse<'text'>;

export function get(name: string, path: string): Page {
  return http.get(`${platform}${path}`, { tags: { name }, timeout, responseType: 'text' });
}

/** The fields of the form whose button has this text, as the page filled them in. */
function fieldsOf(page: Page, button: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = page
    .html()
    .find('form')
    .filter((_i, one) => one.text().includes(button));
  form.find('input, textarea, select').each((_i, element) => {
    const [name, type] = [element.getAttribute('name'), element.getAttribute('type')];
    if (name === undefined || type === 'file') return;
    fields[name] = element.getAttribute('value') ?? '';
  });
  return fields;
}

let signedIn = false;

/** The citizen of this virtual user; signs in once and stays signed in. */
function signIn(): void {
  if (signedIn) return;
  const citizen = citizens[exec.vu.idInTest % citizens.length];
  signedIn = check(signInAs(citizen), { 'đăng nhập được': (isIn) => isIn });
}

/** Signs in with the form; false where the platform does not let the account in. */
export function signInAs(account: Account | undefined): boolean {
  const fields = fieldsOf(get('sign-in', '/dang-nhap'), 'Đăng nhập');
  const { status, headers } = http.post(
    `${platform}/dang-nhap`,
    { ...fields, username: account?.username ?? '', password: account?.password ?? '' },
    { tags: { name: 'sign-in' }, timeout, redirects: 0 },
  );
  return status === 303 && !(headers['Location'] ?? '').startsWith('/dang-nhap');
}

/** A form that is filled in and waits to be sent. */
export interface FilledForm {
  path: string;
  fields: Record<string, string>;
}

/** Signs in and fills in the form of a procedure. */
export function openForm(procedure: string): FilledForm {
  signIn();
  const path = `/nop-ho-so/${procedure}?donvi=${handover.units.home}`;
  return { path, fields: fieldsOf(get('form', path), 'Nộp hồ sơ') };
}

/** Sends a form and opens the dossier it became. */
export function send({ path, fields }: FilledForm): void {
  const answer = http.post(
    `${platform}${path}`,
    {
      ...fields,
      unit: handover.units.home,
      content: 'Kiểm thử tải',
      copies: '1',
      childName: 'Nguyễn Thị Kiểm Thử',
      spouseName: 'Trần Thị Kiểm Thử',
      commitment: 'on',
      declaration: http.file(DECLARATION, 'to-khai.txt', 'text/plain'),
    },
    { tags: { name: 'file' }, timeout, redirects: 0 },
  );
  const dossier = answer.headers['Location'] ?? '';
  const filed = check(answer, {
    'hồ sơ được nhận': ({ status }) => status === 303 && dossier.includes('/ho-so/'),
  });
  if (!filed) return;
  acknowledged.add(1);
  const code = dossier.split('/').at(-1) ?? '';
  check(get('dossier', dossier), {
    'mở được hồ sơ vừa nộp': ({ status, body }) => status === 200 && body.includes(code),
  });
}

/** Files one dossier of the mix. */
export function fileDossier(catalogue: Catalogue): void {
  send(openForm(pickProcedure(catalogue)));
}

/** Opens one page, the way people look around before and after they file. */
export function browse(catalogue: Catalogue): void {
  const turn = Math.random();
  if (turn < 0.7) get('search', '/thu-tuc');
  else if (turn < 0.8) get('home', '/');
  else if (turn < 0.9) get('procedure', `/thu-tuc/${pickProcedure(catalogue)}`);
  else get('look-up', '/tra-cuu?ma=H19.101-250701-0001');
}

/** One whole visit: every page once, and a dossier. */
export function visit(catalogue: Catalogue): void {
  get('home', '/');
  get('search', '/thu-tuc');
  get('procedure', `/thu-tuc/${pickProcedure(catalogue)}`);
  get('look-up', '/tra-cuu?ma=H19.101-250701-0001');
  fileDossier(catalogue);
  get('my-dossiers', '/ho-so-cua-toi');
}
