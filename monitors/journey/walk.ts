import type { APIRequest, BrowserContext } from 'playwright';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { newTrace } from '../../suites/stage/trace.ts';
import { windowOptions } from '../../suites/stage/browser.ts';
import { Evidence } from '../../suites/evidence/evidence.ts';
import { House } from '../../suites/stage/house.ts';
import type { Doors, Session } from '../../suites/stage/house.ts';
import { LIMITS } from '../../suites/stage/limits.ts';
import type { Figure } from '../../suites/stage/figure.ts';
import { lackIn } from '../../suites/stage/offered.ts';
import { openStage } from '../../suites/stage/open-stage.ts';
import type { Undo } from '../../suites/stage/stage.ts';
import { signInFrom } from '../../suites/suite.ts';
import type { Walkable } from '../../suites/suite.ts';
import { until, within } from '../browser/patience.ts';
import type { WarmBrowser } from '../browser/warm-browser.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { judgedError } from './judge.ts';
import { WalkSteps } from './walk-steps.ts';

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

/** What came of a walk. Where it is `blocked` the platform was not judged. */
export type Walked = { outcome: 'success' } | { outcome: 'failure' | 'blocked'; reason: Reason };

/** One walk of a journey in windows of its own. */
export class WalkInBrowser {
  readonly parts = new WalkSteps();
  readonly undo: Undo[] = [];
  readonly figures: Figure[] = [];
  readonly evidence = new Evidence();
  /** Fresh for each walk: a session kept from an earlier one would hide that nobody can sign in any more. */
  readonly sessions = new Map<string, Session>();
  readonly contexts: BrowserContext[] = [];
  readonly #browser: WarmBrowser;
  readonly #walk: WalkParts;
  readonly #house: House;
  /** By which the platforms' logs show what the walk asked. */
  readonly #trace = newTrace();

  constructor(browser: WarmBrowser, requests: APIRequest, walk: WalkParts) {
    this.#browser = browser;
    this.#walk = walk;
    const doors: Doors = {
      window: (session) => this.#window(session),
      request: (storageState) =>
        requests.newContext({
          extraHTTPHeaders: this.#trace.headers,
          ...(storageState && { storageState }),
        }),
    };
    const { evidence, sessions } = this;
    const { journey, signIn } = walk.walkable;
    const signInOf = signInFrom(journey.platform, signIn);
    this.#house = new House({ doors, evidence, sessions, signInOf });
  }

  /** Walks to the end, or until the time is over or the browser is gone. Never rejects. */
  async run(): Promise<Walked> {
    const { walkable, target, seat, signal, timeoutMs } = this.#walk;
    const { parts, undo, figures } = this;
    const { platform } = walkable.journey;
    const stage = openStage({
      ...{ house: this.#house, target, platform, seat, undo, figures, trace: this.#trace.id },
      part: parts.run,
    });
    const over = AbortSignal.any([signal, this.#browser.gone]);
    // What the product lacks is not judged, also where the journey caught that error.
    const walking = lackIn(() => walkable.journey.walk(stage)).then(
      (lack): Walked => (lack === undefined ? this.#ended() : this.#threw(lack)),
      (error: unknown) => this.#threw(error),
    );
    const walked = await until(over, walking);
    if (walked !== undefined && !this.#browser.gone.aborted) return walked;
    const at = parts.open.at(-1) ?? null;
    parts.giveUp();
    if (this.#browser.gone.aborted) return { outcome: 'blocked', reason: { code: 'browser-lost' } };
    return { outcome: 'failure', reason: { code: 'walk-late', at, seconds: timeoutMs / 1_000 } };
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
      extraHTTPHeaders: this.#trace.headers,
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
    const [open] = this.parts.open;
    if (open !== undefined)
      return { outcome: 'blocked', reason: { code: 'step-unawaited', step: open } };
    if (this.parts.steps.length === 0)
      return { outcome: 'blocked', reason: { code: 'journey-empty' } };
    return { outcome: 'success' };
  }

  #threw(error: unknown): Walked {
    const { platform, reason } = judgedError(error, this.parts.failedAt ?? null);
    return { outcome: platform ? 'failure' : 'blocked', reason };
  }
}
