import { chromium, request } from 'playwright';
import type { APIRequestContext, Browser, BrowserContext } from 'playwright';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import type { Account } from '../config/targets/target.ts';
import { launchOptions, windowOptions } from '../suites/stage/browser.ts';
import { newTrace } from '../suites/stage/trace.ts';
import type { Session } from '../suites/stage/house.ts';
import { openApi } from '../suites/stage/api.ts';
import type { Stage, Undo } from '../suites/stage/stage.ts';
import { findJourney } from '../suites/suite.ts';

/** Walks journeys with Playwright and nothing else: a browser kept open, a context for each walk. */
export class BareWalks {
  readonly #browser: Browser;
  readonly #target: ResolvedTarget;

  private constructor(browser: Browser, target: ResolvedTarget) {
    this.#browser = browser;
    this.#target = target;
  }

  static async open(path: string | undefined, target: ResolvedTarget): Promise<BareWalks> {
    return new BareWalks(await chromium.launch(launchOptions(path)), target);
  }

  /** @returns ms, with signing in before and removing what was created after it */
  async walk(platform: string, name: string): Promise<number> {
    const { journey, signIn } = await findJourney(platform, name);
    const began = performance.now();
    const open: (BrowserContext | APIRequestContext)[] = [];
    const undo: Undo[] = [];
    const sessions = new Map<string, Session>();
    const requests = async (storageState?: Session) => {
      const context = await request.newContext(storageState && { storageState });
      open.push(context);
      return context;
    };
    const sessionOf = async (account: Account) => {
      const known = sessions.get(account.username);
      if (known !== undefined) return known;
      const context = await requests();
      await signIn(context, this.#target, account);
      const session = await context.storageState();
      sessions.set(account.username, session);
      return session;
    };
    const account = (role: string): Account => {
      const { home } = this.#target.units;
      const all = this.#target.accounts.filter((one) => one.role === role);
      return all.find(({ unit }) => unit === null || unit === home)!;
    };
    const window = async (storageState?: Session) => {
      const context = await this.#browser.newContext({
        ...windowOptions(),
        ...(storageState && { storageState }),
      });
      open.push(context);
      return { context, page: await context.newPage() };
    };
    const person = async (who: Account) => ({
      account: who,
      request: await requests(await sessionOf(who)),
    });
    const stage: Stage = {
      platform: journey.platform,
      target: this.#target,
      marker: `Kiểm thử ${began}`,
      trace: newTrace().id,
      step: (_title, work) => work(),
      given: (_title, work) => work(),
      measured: () => {},
      afterwards: (work) => void undo.push(work),
      visitor: async () => (await window()).page,
      account,
      person: (role) => person(account(role)),
      as: async (role) => {
        const who = account(role);
        const opened = await window(await sessionOf(who));
        return { account: who, request: opened.context.request, ...opened };
      },
      anonymous: () => requests(),
      api: async (base) => openApi(await requests(), base, () => {}),
      on: () => {
        throw new Error('a bare walk stays on one platform');
      },
    };
    await journey.walk(stage);
    for (const work of undo.toReversed()) await work(person);
    for (const one of open) await ('dispose' in one ? one.dispose() : one.close());
    return performance.now() - began;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
