import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { Account } from '../../config/targets/target.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Exchange } from '../evidence/exchange.ts';

/** How a platform lets somebody in; leaves the session's cookies in the request context. */
export type SignIn = (
  request: APIRequestContext,
  target: ResolvedTarget,
  account: Account,
) => Promise<void>;

export type Session = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** Where windows and requests come from: Playwright's runner, or a warm browser. */
export interface Doors {
  window(session?: Session): Promise<BrowserContext>;
  request(session?: Session): Promise<APIRequestContext>;
}

export interface HouseParts {
  doors: Doors;
  evidence: Evidence;
  /** Looks at the windows and the interfaces of a case whose passing is to be proved. */
  proof?: { watch(page: Page): void; exchanged(exchange: Exchange): void };
  /** Sessions by platform and account: who signed in once stays signed in as long as this map lives. */
  sessions: Map<string, Session>;
  /** How a platform lets people in. */
  signInOf: (platform: string) => Promise<SignIn>;
}

/** Opens windows and sessions for one walk, and closes them after it. */
export class House {
  readonly #parts: HouseParts;
  readonly #open: (() => Promise<void>)[] = [];
  readonly #pages: Page[] = [];
  #sealed = false;

  constructor(parts: HouseParts) {
    this.#parts = parts;
  }

  /** Requests, with a session where one is given. */
  async request(session?: Session): Promise<APIRequestContext> {
    this.#checkOpen();
    const context = await this.#parts.doors.request(session);
    this.#open.push(() => context.dispose());
    return context;
  }

  /** Notes what an interface was asked and what it answered. */
  exchanged(exchange: Exchange): void {
    this.#parts.evidence.exchanged(exchange);
    this.#parts.proof?.exchanged(exchange);
  }

  async window(session?: Session): Promise<{ page: Page; context: BrowserContext }> {
    this.#checkOpen();
    const context = await this.#parts.doors.window(session);
    this.#open.push(() => context.close());
    const page = await context.newPage();
    this.#pages.push(page);
    this.#parts.evidence.watch(page);
    this.#parts.proof?.watch(page);
    return { page, context };
  }

  /** The session of an account: the one known, or freshly signed in. */
  async session(target: ResolvedTarget, account: Account): Promise<Session> {
    const { evidence, sessions, signInOf } = this.#parts;
    evidence.hide(account.password);
    const key = `${account.platform} ${account.username}`;
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const signIn = await signInOf(account.platform);
    const request = await this.request();
    await signIn(request, target, account);
    const session = await request.storageState();
    sessions.set(key, session);
    return session;
  }

  /** Lets nobody in any more and shuts the windows, so that what is still under way comes to its end. */
  async seal(): Promise<void> {
    this.#sealed = true;
    await Promise.allSettled(this.#pages.map((page) => page.close()));
  }

  async close(): Promise<void> {
    this.#sealed = true;
    for (const close of this.#open) await close();
  }

  #checkOpen(): void {
    if (this.#sealed) throw new Error('the walk is over');
  }
}
