import { check } from 'k6';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import { Counter } from 'k6/metrics';
import type { LoadHandover } from '../../../../load-options.ts';

/** What the trial hands over, with secrets and durations resolved. k6 reads files only while it starts. */
export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;

const site = handover.addresses['reporting'] ?? '';
const { requestTimeout: timeout } = handover;
type Account = LoadHandover['accounts'][number];

/** One reporter of each commune. */
export const reporters: readonly Account[] = [
  ...new Map(
    handover.accounts.filter(({ role }) => role === 'reporter').map((one) => [one.unit, one]),
  ).values(),
];
export const aggregator = handover.accounts.find(({ role }) => role === 'aggregator');

/** Reports that the platform said were sent, and how many it has when the load is over. */
const acknowledged = new Counter('reports_acknowledged');
const arrived = new Counter('reports_arrived');

type Page = RefinedResponse<'text'>;

export function get(name: string, path: string): Page {
  return http.get(`${site}${path}`, { tags: { name }, timeout, responseType: 'text' });
}

function post(name: string, path: string, body: Record<string, string>) {
  return http.post(`${site}${path}`, body, { tags: { name }, timeout, redirects: 0 });
}

const tokenOn = (page: Page) => /name="csrf"\s+value="([^"]+)"/.exec(page.body)?.[1] ?? '';

/** Signs in with the form; false where the platform does not let the account in. */
export function signInAs(account: Account | undefined): boolean {
  const csrf = tokenOn(get('sign-in', '/dang-nhap'));
  const { username = '', password = '' } = account ?? {};
  const { status, headers } = post('sign-in', '/dang-nhap', { csrf, username, password });
  return status === 303 && !(headers['Location'] ?? '').startsWith('/dang-nhap');
}

/** Gives all communes a campaign of this title. @returns its id; empty where it was not made */
export function assign(title: string): string {
  if (!signInAs(aggregator)) return '';
  const csrf = tokenOn(get('campaign', '/dot-bao-cao/tao'));
  const wanted = { csrf, title, form: 'thang-xa', period: '203101', units: '', follows: '' };
  const { headers } = post('campaign', '/dot-bao-cao/tao', wanted);
  return /\/dot-bao-cao\/(\d+)/.exec(headers['Location'] ?? '')?.[1] ?? '';
}

const FIGURES = {
  ...{ 'TTHC01.v': '120', 'TTHC02.v': '90', 'TTHC03.v': '4', 'TTHC05.v': '60' },
  ...{ 'DTC01.v': '1.500,5', 'DTC02.v': '400,25', 'AS01.v': '12' },
};

/** Enters a commune's report and sends it. */
export function file(title: string): void {
  const list = get('list', '/bao-cao');
  const id = new RegExp(`href="/bao-cao/(\\d+)"\\s*>\\s*${title}`).exec(list.body)?.[1];
  if (!check(id, { 'thấy báo cáo được giao': (one) => one !== undefined })) return;
  const page = get('report', `/bao-cao/${id}`);
  const csrf = tokenOn(page);
  const cells = Object.entries(FIGURES).map(([key, value]) => [`o.${key}`, value]);
  const saved = post('save', `/bao-cao/${id}/luu`, { csrf, ...Object.fromEntries(cells) });
  check(saved, { 'lưu được số liệu': ({ status }) => status === 303 });
  const sent = post('send', `/bao-cao/${id}/thao-tac/gui`, { csrf });
  const location = sent.headers['Location'] ?? '';
  const isSent = sent.status === 303 && !location.includes('kiem-tra');
  if (check(isSent, { 'gửi được báo cáo': (one) => one })) acknowledged.add(1);
}

/** Opens what a reporter reads. */
export function visit(): void {
  const list = get('list', '/bao-cao');
  check(list, { 'thấy danh sách': ({ body }) => body.includes('Danh sách báo cáo') });
  const [, path = '/bao-cao'] = /href="(\/bao-cao\/\d+)"/.exec(list.body) ?? [];
  get('report', path);
}

/** Counts what was sent, after the load: what cannot be read is not counted, and then nothing is judged. */
export function lookAfter(campaigns: readonly string[]): void {
  if (!signInAs(aggregator)) return;
  let sent = 0;
  for (const campaign of campaigns) {
    const { status, body } = get('count', `/api/dot-bao-cao/${campaign}/so-lieu`);
    if (status !== 200) return;
    const { baoCao } = JSON.parse(body) as { baoCao: { trangThai: string }[] };
    sent += baoCao.filter(({ trangThai }) => trangThai !== 'Đang nhập liệu').length;
  }
  arrived.add(sent);
}

/** Sums up meanwhile, or refuses because nothing is approved yet: both are answers. */
export function aggregate(campaign: string): void {
  const csrf = tokenOn(get('campaign', `/dot-bao-cao/${campaign}`));
  const { status } = post('aggregate', `/dot-bao-cao/${campaign}/thao-tac/tong-hop`, { csrf });
  check(status, { 'tổng hợp có trả lời': (one) => one === 303 });
}
