import type { ApiModule, ApiRequest, ApiStep } from '../../config/monitoring/steps.ts';
import { goBytes } from '../../config/monitoring/go-notation.ts';
import { Blocked, Refused, rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf, WireError } from '../../words/reasons/cause.ts';
import { readBody } from '../wire/http/body.ts';
import { basicHeader } from '../wire/http/credentials.ts';
import { fetchOnce } from '../wire/http/fetch.ts';
import type { Step } from '../wire/http/fetch.ts';
import { cookieOf, Cookies, MAX_REDIRECTS, nextStep, redirectOf } from '../wire/http/redirect.ts';
import { accountOf, addressOf } from './account.ts';
import { Answer } from './answer.ts';
import { refuseChange } from './effect.ts';
import { filled, filledAll, filledJson } from './fill.ts';
import type { Values } from './fill.ts';
import { captured, validAnswer } from './judge.ts';
import { pointed } from './pointer.ts';

export type Conversation = Omit<ApiModule, 'steps'>;

/** A conversation with a platform: what was captured so far, and its cookies. */
export class Visit {
  readonly #look: Look;
  readonly #conversation: Conversation;
  readonly #values = new Map<string, string>();
  readonly #cookies = new Cookies();
  readonly #figures = new Map<string, number>();

  /** @throws {Blocked} where the target has no account of the role */
  constructor(look: Look, conversation: Conversation) {
    this.#look = look;
    this.#conversation = conversation;
    if (conversation.account === undefined) return;
    const { username, password } = accountOf(look, conversation.account);
    this.#values.set('account.username', username);
    this.#values.set('account.password', password);
  }

  /**
   * Takes the steps until one fails; its name stands in the reason then.
   * @param taken called after each step, with its time in seconds
   */
  async take(
    steps: readonly ApiStep[],
    taken: (step: string, ok: boolean, seconds: number) => void = () => undefined,
  ): Promise<boolean> {
    for (const step of steps) {
      const began = performance.now();
      const ok = await this.#named(step.name, () => this.#step(step));
      taken(step.name, ok, (performance.now() - began) / 1_000);
      if (!ok) return false;
    }
    return true;
  }

  /** Numbers that the platform said of itself, by their names. */
  get figures(): ReadonlyMap<string, number> {
    return this.#figures;
  }

  /** Asks once, and judges nothing. @param more stands beside what was captured */
  async ask(request: ApiRequest, more: Values = new Map()): Promise<Answer> {
    const look = this.#look;
    refuseChange(look, request);
    const values = new Map([...this.#values, ...more]);
    let step = this.#question(request, values);
    for (let redirects = 0; ; redirects++) {
      const trace = { tls: step.url.protocol === 'https:', start: performance.now() };
      look.log.debug('Making HTTP request', { method: step.method, host: step.host });
      const { reply, close } = await fetchOnce(look, step, this.#conversation, trace);
      try {
        this.#cookies.keep(reply, step.url);
        const url = request.follow_redirects ? redirectOf(reply, step.url) : null;
        if (url === null) {
          const limit = goBytes(this.#conversation.body_size_limit);
          const reading = { compression: undefined, limit, keep: limit, signal: look.signal };
          return new Answer(reply, await readBody(reply.body, reading));
        }
        if (redirects >= MAX_REDIRECTS)
          throw new WireError('redirect-circle', `stopped after ${redirects} redirects`);
        // What was captured or typed in is for the systems of the deployment alone.
        if (!this.#isKnown(url))
          throw new WireError('redirect-away', `a redirect leads away, to ${url.host}`);
        step = nextStep(step, reply.status, url, this.#cookies);
      } finally {
        close();
      }
    }
  }

  async #step(step: ApiStep): Promise<boolean> {
    const answer = await this.ask(step);
    if (!validAnswer(step, answer, this.#look.log)) return false;
    for (const [name, one] of Object.entries(step.capture)) {
      const value = captured(one, answer);
      if (value === undefined) {
        this.#look.log.fail({ code: 'value-absent', name });
        return false;
      }
      this.#look.log.hide(value);
      this.#values.set(name, value);
    }
    return this.#measured(step, answer);
  }

  #measured({ figures }: ApiStep, answer: Answer): boolean {
    for (const [name, pointer] of Object.entries(figures)) {
      const figure = pointed(answer.json(), pointer);
      if (typeof figure !== 'number' || !Number.isFinite(figure)) {
        this.#look.log.fail({ code: 'value-absent', name });
        return false;
      }
      this.#figures.set(name, figure);
    }
    return true;
  }

  /** Runs a part of the conversation; whatever goes wrong is logged with its name. */
  async #named(name: string, part: () => Promise<boolean>): Promise<boolean> {
    const { log } = this.#look;
    try {
      const ok = await part();
      if (!ok) log.fail({ code: 'step-failed', step: name, why: log.reason ?? null });
      return ok;
    } catch (error) {
      if (error instanceof Refused || error instanceof Blocked) {
        const Kind = error instanceof Refused ? Refused : Blocked;
        throw new Kind({ code: 'step-blocked', step: name, why: error.reason }, { cause: error });
      }
      rethrowOwn(error);
      log.fail({
        code: 'step-failed',
        step: name,
        why: { code: 'no-answer', cause: causeOf(error) },
      });
      return false;
    }
  }

  #question(request: ApiRequest, values: Values): Step {
    const base = addressOf(this.#look, request.address);
    const text = `${base}${filled(request.path, values, encodeURIComponent)}`;
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
      throw new Blocked({ code: 'address-not-http' });
    const url = new URL(text);
    const headers = { 'User-Agent': 'nghiemthu-monitor', ...filledAll(request.headers, values) };
    const content = contentOf(request, values);
    this.#cookies.own(cookieOf(headers));
    const cookie = this.#cookies.header(url);
    const others = Object.entries(headers).filter(([name]) => !/^cookie$/i.test(name));
    return {
      ...{ url, address: null, method: request.method, host: url.host, body: content?.body },
      serverName: url.hostname.replace(/^\[|\]$/g, ''),
      headers: {
        ...(content === undefined ? {} : { 'Content-Type': content.type }),
        ...(url.username === '' ? {} : { Authorization: credentialsOf(url) }),
        ...Object.fromEntries(others),
        ...(cookie === '' ? {} : { Cookie: cookie }),
      },
    };
  }

  #isKnown(url: URL): boolean {
    const { target, deployment } = this.#look;
    const all = [target, ...Object.values(deployment?.target.addresses ?? {})];
    return all.some((one) => URL.canParse(one) && new URL(one).origin === url.origin);
  }
}

function credentialsOf({ username, password }: URL): string {
  return basicHeader(decodeURIComponent(username), decodeURIComponent(password));
}

function contentOf(
  { json, form, body }: ApiRequest,
  values: Values,
): { type: string; body: Buffer } | undefined {
  if (json !== undefined)
    return {
      type: 'application/json',
      body: Buffer.from(JSON.stringify(filledJson(json, values)), 'utf8'),
    };
  if (form !== undefined)
    return {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams(filledAll(form, values)).toString(), 'utf8'),
    };
  return body === undefined
    ? undefined
    : { type: 'text/plain; charset=utf-8', body: Buffer.from(filled(body, values), 'utf8') };
}
