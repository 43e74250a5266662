import type { APIRequestContext } from '@playwright/test';
import type { Account } from '../../../../config/targets/target.ts';
import type { ResolvedTarget } from '../../../../config/targets/resolve.ts';
import { submitForm } from '../../../stage/html-form.ts';
import type { FormValues } from '../../../stage/html-fill.ts';
import { headingOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { System, Visit, Where } from '../../offer/visit.ts';
import { addressOfSystem } from './addresses.ts';
import { oneTimeCode } from './one-time-code.ts';

const HEADINGS: Readonly<Record<string, Where>> = {
  'Trang của tôi': 'đã vào',
  'Việc quan trọng': 'đã vào',
  'Đăng nhập': 'hỏi mật khẩu',
  'Xác thực bước hai': 'hỏi mã xác thực',
  'Liên kết tài khoản': 'hỏi liên kết',
};
/** More redirects than any sign-in has. */
const MOST_HOPS = 15;

/** Changes an address before it is asked for. */
type Turn = (address: URL) => URL;

/** A browser without a window that goes through sign-ins step by step. */
export class SandboxVisit implements Visit {
  readonly #request: APIRequestContext;
  readonly #target: ResolvedTarget;
  /** Where it stands. */
  address = '';

  constructor(request: APIRequestContext, target: ResolvedTarget) {
    this.#request = request;
    this.#target = target;
  }

  open(system: System, back?: string): Promise<Where> {
    const query = back === undefined ? '' : `?${new URLSearchParams({ ve: back })}`;
    return this.go(`${addressOfSystem(this.#target, system)}/dang-nhap${query}`);
  }

  password({ username, password: own }: Account, password = own, turn?: Turn): Promise<Where> {
    const values = { 'Tên tài khoản': username, 'Mật khẩu': password };
    return this.#send('Đăng nhập', values, turn);
  }

  secondFactor(account: Account, code = oneTimeCode(account), turn?: Turn): Promise<Where> {
    return this.#send('Xác nhận', { 'Mã xác thực': code }, turn);
  }

  async enter(system: System, account: Account, back?: string): Promise<Where> {
    return this.answer(await this.open(system, back), account);
  }

  async enterWithOtherState(system: System, account: Account): Promise<Where> {
    const where = await this.open(system);
    return this.answer(where, account, (address) => {
      const { searchParams } = address;
      if (searchParams.has('code') && searchParams.has('state')) searchParams.set('state', 'khac');
      return address;
    });
  }

  /** Gives all that is asked for. */
  async answer(asked: Where, account: Account, turn?: Turn): Promise<Where> {
    let where = asked;
    if (where === 'hỏi mật khẩu') where = await this.password(account, undefined, turn);
    if (where === 'hỏi mã xác thực') where = await this.secondFactor(account, undefined, turn);
    return where;
  }

  own(system: System): Promise<Where> {
    return this.go(`${addressOfSystem(this.#target, system)}/trang-cua-toi`);
  }

  link(system: System, { username, password }: Account): Promise<Where> {
    this.address = `${addressOfSystem(this.#target, system)}/lien-ket`;
    const values = { 'Tài khoản của hệ thống': `nv.${username}`, 'Mật khẩu': password };
    return this.#send('Liên kết', values);
  }

  async unlink(system: System): Promise<void> {
    this.address = `${addressOfSystem(this.#target, system)}/trang-cua-toi`;
    await this.#send('Hủy liên kết', {});
  }

  async signOut(system: System): Promise<void> {
    const page = `${addressOfSystem(this.#target, system)}/trang-cua-toi`;
    const { location } = await submitForm(this.#request, page, 'Đăng xuất');
    const asks = await (await this.#request.get(location.href)).text();
    if (!asks.includes('Đăng xuất khỏi tất cả')) return;
    const sent = await submitForm(this.#request, location.href, 'Đăng xuất khỏi tất cả');
    await this.go(sent.location.href);
  }

  /** Goes where an address leads, as a browser does, and says where that is. */
  async go(start: string, turn: Turn = (address) => address): Promise<Where> {
    let address = new URL(start);
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      address = turn(address);
      if (!this.#isOurs(address)) return 'ra ngoài';
      const answer = await this.#request.get(address.href, { maxRedirects: 0 });
      this.address = address.href;
      const location = answer.headers()['location'];
      if (location === undefined || answer.status() < 300 || answer.status() > 399)
        return whereOn(answer.status(), await answer.text());
      address = new URL(location, address);
    }
    throw new AnswerError('chuyển hướng mãi không dừng');
  }

  async #send(button: string, values: FormValues, turn?: Turn): Promise<Where> {
    try {
      const { location } = await submitForm(this.#request, this.address, button, values);
      return await this.go(location.href, turn);
    } catch (error) {
      if (!(error instanceof AnswerError) || error.status === undefined) throw error;
      return whereOn(error.status, '');
    }
  }

  #isOurs({ origin }: URL): boolean {
    return Object.values(this.#target.addresses).some((one) => new URL(one).origin === origin);
  }
}

function whereOn(status: number, html: string): Where {
  if (status >= 400 && status < 500) return 'bị từ chối';
  return HEADINGS[headingOf(html)] ?? `trả lời mã ${status}`;
}
