import type { APIRequestContext, APIResponse } from '@playwright/test';
import { parse } from 'node-html-parser';
import type { Account } from '../../../config/targets/target.ts';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { factOf, sendForm, submitForm } from '../../stage/html-form.ts';
import type { FormValues } from '../../stage/html-fill.ts';
import { headingOf, plain } from '../../stage/html-table.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Self, System, Visit, Where } from '../offer/visit.ts';
import { oneTimeCode } from '../openid/one-time-code.ts';
import type { ProviderPages } from '../openid/pages.ts';
import { addressOfSystem } from './addresses.ts';

/** Headings of the systems' own pages. */
const HEADINGS: Readonly<Record<string, Where>> = {
  'Trang của tôi': 'đã vào',
  'Việc quan trọng': 'đã vào',
  'Liên kết tài khoản': 'hỏi liên kết',
  'Đã đăng xuất': 'đã đăng xuất',
};
/** More redirects than any sign-in has. */
const MOST_HOPS = 15;

/** Changes an address before it is asked for. */
type Turn = (address: URL) => URL;

/** A browser without a window that goes through sign-ins step by step. */
export class WindowlessVisit implements Visit {
  readonly #request: APIRequestContext;
  readonly #target: ResolvedTarget;
  readonly #pages: ProviderPages;
  /** Where it stands. */
  address = '';
  /** What it sees there. */
  #html = '';

  constructor(request: APIRequestContext, target: ResolvedTarget, pages: ProviderPages) {
    this.#request = request;
    this.#target = target;
    this.#pages = pages;
  }

  open(system: System, back?: string): Promise<Where> {
    const query = back === undefined ? '' : `?${new URLSearchParams({ ve: back })}`;
    return this.go(`${addressOfSystem(this.#target, system)}/dang-nhap${query}`);
  }

  password(account: Account, password = account.password, turn?: Turn): Promise<Where> {
    const { button, values } = this.#pages.password;
    return this.#send(button, values(account, password), turn);
  }

  secondFactor(account: Account, code = oneTimeCode(account), turn?: Turn): Promise<Where> {
    const { button, values } = this.#pages.secondFactor;
    return this.#send(button, values(account, code), turn);
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

  async self(system: System): Promise<Self> {
    const where = await this.own(system);
    if (where !== 'đã vào') throw new AnswerError(`mở trang của mình thì ${where}`);
    const fact = (term: string) => factOf(this.#html, term) ?? '';
    const name = parse(this.#html).querySelector('header .account span')?.text ?? '';
    const linked = fact('Tài khoản của hệ thống');
    return { account: fact('Tài khoản'), name: plain(name), linked };
  }

  async link(system: System, { username, password }: Account): Promise<Where> {
    await this.go(`${addressOfSystem(this.#target, system)}/lien-ket`);
    const values = { 'Tài khoản của hệ thống': `nv.${username}`, 'Mật khẩu': password };
    return this.#send('Liên kết', values);
  }

  async unlink(system: System): Promise<Where> {
    await this.own(system);
    return this.#send('Hủy liên kết', {});
  }

  async signOut(system: System): Promise<Where> {
    const page = `${addressOfSystem(this.#target, system)}/trang-cua-toi`;
    const { location } = await submitForm(this.#request, page, 'Đăng xuất');
    const where = await this.go(location.href);
    const { signsOut } = this.#pages;
    return this.#html.includes(signsOut) ? this.#send(signsOut, {}) : where;
  }

  /** Goes where an address leads, as a browser does, and says where that is. */
  async go(start: string, turn: Turn = (address) => address): Promise<Where> {
    let address = new URL(start);
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      address = turn(address);
      if (!this.#isOurs(address)) return 'ra ngoài';
      const answer = await this.#request.get(address.href, { maxRedirects: 0 });
      this.address = address.href;
      const location = redirectIn(answer);
      if (location === undefined) return this.#see(answer);
      address = new URL(location, address);
    }
    throw new AnswerError('chuyển hướng mãi không dừng');
  }

  async #send(button: string, values: FormValues, turn?: Turn): Promise<Where> {
    const shown = { url: this.address, html: this.#html };
    const { answer, action } = await sendForm(this.#request, shown, button, values);
    const location = redirectIn(answer);
    if (location !== undefined) return this.go(new URL(location, action).href, turn);
    // One that is refused goes back to the page before and may try again.
    if (answer.status() < 400) this.address = answer.url();
    return this.#see(answer);
  }

  async #see(answer: APIResponse): Promise<Where> {
    const [status, html] = [answer.status(), await answer.text()];
    if (status < 400) this.#html = html;
    if (status >= 400 && status < 500) return 'bị từ chối';
    return HEADINGS[headingOf(html)] ?? this.#pages.where(html) ?? `trả lời mã ${status}`;
  }

  #isOurs({ origin }: URL): boolean {
    return Object.values(this.#target.addresses).some((one) => new URL(one).origin === origin);
  }
}

function redirectIn(answer: APIResponse): string | undefined {
  const isRedirect = answer.status() >= 300 && answer.status() < 400;
  return isRedirect ? answer.headers()['location'] : undefined;
}
