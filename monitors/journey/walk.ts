import type { APIRequest, BrowserContext } from 'playwright';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { windowOptions } from '../../suites/stage/browser.ts';
import { Evidence } from '../../suites/evidence/evidence.ts';
import { House } from '../../suites/stage/house.ts';
import type { Doors, Session } from '../../suites/stage/house.ts';
import { LIMITS } from '../../suites/stage/limits.ts';
import { openStage } from '../../suites/stage/open-stage.ts';
import type { Undo } from '../../suites/stage/stage.ts';
import { signInFrom } from '../../suites/suite.ts';
import type { Walkable } from '../../suites/suite.ts';
import { until, within } from '../browser/patience.ts';
import type { WarmBrowser } from '../browser/warm-browser.ts';
import { judgedError } from './judge.ts';
import { Parts } from './parts.ts';

/** Shutting the windows of a browser that is well takes milliseconds. */
const CLOSE_MS = 5_000;

export interface WalkParts {
  walkable: Walkable;
  target: ResolvedTarget;
  /** Decides the accounts. */
  seat: number;
  /** Gives the walk up. */
  signal: AbortSignal;
  timeoutMs: number;
  traced: boolean;
}

/** What came of a walk; `blocked` tells that the platform was not judged. */
export interface Walked {
  outcome: 'success' | 'failure' | 'blocked';
  reason?: string;
  /** The reason in Vietnamese, where the walk knows it better than anybody after it. */
  words?: string;
}

/** One walk of a journey in windows of its own. */
export class WalkInBrowser {
  readonly parts = new Parts();
  readonly undo: Undo[] = [];
  readonly evidence = new Evidence();
  /** Fresh for each walk: a session kept from an earlier one would hide that nobody can sign in any more. */
  readonly sessions = new Map<string, Session>();
  readonly contexts: BrowserContext[] = [];
  readonly #browser: WarmBrowser;
  readonly #walk: WalkParts;
  readonly #house: House;

  constructor(browser: WarmBrowser, requests: APIRequest, walk: WalkParts) {
    this.#browser = browser;
    this.#walk = walk;
    const doors: Doors = {
      window: (session) => this.#window(session),
      request: (storageState) => requests.newContext(storageState && { storageState }),
    };
    const { evidence, sessions } = this;
    const { journey, signIn } = walk.walkable;
    const signInOf = signInFrom(journey.platform, signIn);
    this.#house = new House({ doors, evidence, sessions, signInOf });
  }

  /** Walks to the end, or until the time is over or the browser is gone. Never rejects. */
  async run(): Promise<Walked> {
    const { walkable, target, seat, signal, timeoutMs } = this.#walk;
    const { parts, undo } = this;
    const { platform } = walkable.journey;
    const stage = openStage({ house: this.#house, target, platform, seat, part: parts.run, undo });
    const over = AbortSignal.any([signal, this.#browser.gone]);
    const walking = walkable.journey.walk(stage).then(
      (): Walked => this.#ended(),
      (error: unknown) => this.#threw(error),
    );
    const walked = await until(over, walking);
    if (walked !== undefined && !this.#browser.gone.aborted) return walked;
    const at = parts.atHand.at(-1);
    parts.giveUp();
    if (this.#browser.gone.aborted) return { outcome: 'blocked', reason: 'the browser was lost' };
    const where = at === undefined ? 'the walk' : `“${at}”`;
    return { outcome: 'failure', reason: `${where} did not end within ${timeoutMs / 1_000} s` };
  }

  /** Shuts the windows; what is left of the walk then comes to its end. */
  seal(): Promise<void> {
    return within(CLOSE_MS, this.#house.seal(), undefined);
  }

  /** @returns false where the browser does not even close its windows */
  async close(): Promise<boolean> {
    return within(
      CLOSE_MS,
      this.#house.close().then(() => true),
      this.#browser.gone.aborted,
    );
  }

  async #window(storageState: Session | undefined): Promise<BrowserContext> {
    const context = await this.#browser.browser.newContext({
      ...windowOptions(),
      ...(storageState && { storageState }),
    });
    this.contexts.push(context);
    context.setDefaultTimeout(LIMITS.action);
    context.setDefaultNavigationTimeout(LIMITS.navigation);
    // Pictures of the screen cannot be masked.
    if (this.#walk.traced) await context.tracing.start({ snapshots: true, screenshots: false });
    return context;
  }

  /** A walk that did nothing, or did not wait for what it did, proves nothing. */
  #ended(): Walked {
    const [open] = this.parts.atHand;
    if (open !== undefined) return { outcome: 'blocked', reason: `“${open}” was not awaited` };
    if (this.parts.steps.length === 0)
      return { outcome: 'blocked', reason: 'the journey has no step' };
    return { outcome: 'success' };
  }

  #threw(error: unknown): Walked {
    const { platform, reason, words } = judgedError(error);
    const at = this.parts.failedAt;
    const where = at === undefined ? '' : `“${at}”: `;
    return {
      outcome: platform ? 'failure' : 'blocked',
      reason: `${where}${reason}`,
      ...(words !== undefined && { words: `${where}${words}` }),
    };
  }
}
