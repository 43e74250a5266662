import { check } from 'k6';
import encoding from 'k6/encoding';
import http from 'k6/http';
import type { LoadHandover } from '../../../../load-options.ts';

export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const site = handover.addresses['lgsp'] ?? '';
const { requestTimeout: timeout } = handover;

/** The accounts of the communes' systems: a commune's code has five digits, the province's two. */
export const communes = handover.accounts.filter(
  ({ role, unit }) => role === 'commune-system' && unit?.length === 5,
);

/** Seconds before its end at which a token is renewed. */
const EARLY_S = 10;

interface Page {
  Count: number;
  Data: unknown[];
  Next: number | null;
}

/** One connected system: it renews its token by itself. */
export class System {
  readonly #account: LoadHandover['accounts'][number] | undefined;
  readonly #lifetime: number | undefined;
  #token = '';
  #until = 0;

  /** @param lifetime of its tokens, in s */
  constructor(account: LoadHandover['accounts'][number] | undefined, lifetime?: number) {
    this.#account = account;
    this.#lifetime = lifetime;
  }

  catalogue(): void {
    const { status } = this.#get('catalogue', '/dmdc/Category/KenhThucHien');
    check(status, { 'đọc được danh mục': (code) => code === 200 });
  }

  page(name: string, after: number): Page | undefined {
    const { status, body } = this.#get(
      'catalogue',
      `/dmdc/Category/${name}?size=200&after=${after}`,
    );
    return status === 200 ? (JSON.parse(body) as Page) : undefined;
  }

  enterprise(): void {
    const path = '/doanhnghiep/chiTietDoanhNghiep?msdn=3609000001';
    const { body } = this.#get('enterprise', path);
    check(body, { 'thấy doanh nghiệp': (text) => text.includes('3609000001') });
  }

  status(unit: string): void {
    const asked = JSON.stringify({ maDonVi: unit, maHoSo: 'KT-KHONG-CO' });
    const { body } = http.post(`${site}/hotich/traTrangThaiHoSo`, asked, {
      ...{ tags: { name: 'status' }, timeout, responseType: 'text' },
      headers: { ...this.#headers(), 'Content-Type': 'application/json' },
    });
    check(body, { 'dịch vụ hộ tịch nhận đơn vị': (text) => text.includes('"200"') });
  }

  services(): void {
    const { status } = this.#get('services', '/services');
    check(status, { 'thấy danh mục dịch vụ': (code) => code === 200 });
  }

  #get(name: string, path: string) {
    const headers = this.#headers();
    return http.get(`${site}${path}`, { tags: { name }, timeout, headers, responseType: 'text' });
  }

  #headers(): Record<string, string> {
    if (Date.now() >= this.#until) this.#renew();
    return { Authorization: `Bearer ${this.#token}` };
  }

  #renew(): void {
    const { username = '', password = '' } = this.#account ?? {};
    const basic = encoding.b64encode(`${username}:${password}`);
    const { status, body } = http.post(
      `${site}/token`,
      {
        grant_type: 'client_credentials',
        ...(this.#lifetime !== undefined && { validity_period: String(this.#lifetime) }),
      },
      {
        ...{ tags: { name: 'token' }, timeout, responseType: 'text' },
        headers: { Authorization: `Basic ${basic}` },
      },
    );
    if (!check(status, { 'lấy được mã truy cập': (code) => code === 200 })) return;
    const { access_token: token, expires_in: seconds } = JSON.parse(body) as {
      access_token: string;
      expires_in: number;
    };
    this.#token = token;
    this.#until = Date.now() + Math.max(1, seconds - EARLY_S) * 1_000;
  }
}
