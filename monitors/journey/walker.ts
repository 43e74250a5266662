import type { APIRequest } from 'playwright';
import type { Monitors } from '../../config/monitors.ts';
import { Evidence } from '../../suites/fixtures/evidence.ts';
import type { HouseParts } from '../../suites/fixtures/house.ts';
import { maskText, secretWords } from '../../suites/fixtures/mask.ts';
import type { Walkable } from '../../suites/suite.ts';
import type { Browsers } from '../browser/browsers.ts';
import type { WarmBrowser } from '../browser/warm-browser.ts';
import type { EvidenceStore } from '../evidence.ts';
import { Blocked, Refused } from '../probe.ts';
import type { Deployment, Look } from '../probe.ts';
import { Standstill } from '../standstill.ts';
import { hashOf } from '../turns.ts';
import { keepEvidence } from './exhibits.ts';
import { MOST_OWED, settle } from './owed.ts';
import type { Owed } from './owed.ts';
import type { WalkedStep } from './parts.ts';
import { WalkInBrowser } from './walk.ts';
import type { Walked } from './walk.ts';

/** What a journey did, for its metrics. */
export interface Walk {
  journey: string;
  durationMs: number;
  steps: readonly WalkedStep[];
  /** Title of the step it failed at. */
  failedAt: string | undefined;
  /** Whether own data could not be removed after it. */
  leftBehind: boolean;
  /** Id of what was kept of a failure. */
  evidence: string | undefined;
}

export interface WalkerOptions {
  browsers: Browsers;
  /** Null keeps no evidence. */
  evidence: EvidenceStore | null;
  /** @throws RangeError where there is no such journey */
  find(platform: string, name: string): Promise<Walkable>;
}

/** A journey that a probe is about to walk. */
interface Turn {
  look: Look;
  deployment: Deployment;
  name: string;
  owed: Owed;
  walkable: Walkable;
  requests: APIRequest;
}

/** Undoing takes a few requests. */
const TIDY_MS = 10_000;
/** While the monitor stops, so that it ends before it is killed. */
const TIDY_STOPPING_MS = 3_000;
/** A shorter standstill does not make a step of 10 s fail. */
const SHORTEST_STANDSTILL_MS = 2_000;

/** Walks journeys in warm browsers, and takes back what they created. */
export class Walker {
  readonly #options: WalkerOptions;
  readonly #owed = new Map<string, Owed>();

  constructor(options: WalkerOptions) {
    this.#options = options;
  }

  get browsers(): Browsers {
    return this.#options.browsers;
  }

  get evidence(): EvidenceStore | null {
    return this.#options.evidence;
  }

  /** Uses the limits of a new configuration. */
  use({ browser, evidence }: Pick<Monitors, 'browser' | 'evidence'>): void {
    this.#options.browsers.limits = browser;
    if (this.#options.evidence !== null) this.#options.evidence.retention = evidence;
  }

  /**
   * Walks a journey once.
   * @throws {Blocked} where the platform could not be judged, {Refused} for what must not walk on a live platform
   */
  async walk(look: Look, deployment: Deployment, name: string): Promise<boolean> {
    const { platform, target, probe } = deployment;
    const owed = this.#owed.get(probe) ?? { undo: [], unregistered: false };
    this.#owed.set(probe, owed);
    checkEffect(deployment, name, owed);
    const walkable = await this.#found(platform.slug, name);
    const { request: requests } = await import('playwright');
    const turn: Turn = { look, deployment, name, owed, walkable, requests };
    await payOff(turn);
    const judged = await this.#options.browsers.lend(look.signal, (browser) =>
      this.#inBrowser(turn, browser),
    );
    if (judged.outcome === 'success') return true;
    const told = maskText(judged.reason ?? '', secretWords(target));
    if (judged.outcome === 'blocked') throw new Blocked(told);
    look.log.error('Journey failed', { err: told });
    return false;
  }

  async #found(platform: string, name: string): Promise<Walkable> {
    try {
      return await this.#options.find(platform, name);
    } catch (error) {
      const why = (error as Error).message;
      throw new Blocked(`the journey cannot be loaded: ${why}`, { cause: error });
    }
  }

  async #inBrowser(turn: Turn, browser: WarmBrowser): Promise<Walked> {
    const { look, name, deployment, walkable, requests } = turn;
    const { target, probe, vantage } = deployment;
    const walk = new WalkInBrowser(browser, requests, {
      ...{ walkable, target, signal: look.signal, timeoutMs: look.timeoutMs },
      ...{ seat: hashOf(`${probe}/${vantage}`), traced: look.confirm },
    });
    const standstill = new Standstill();
    const began = performance.now();
    const walked = await walk.run();
    const durationMs = performance.now() - began;
    standstill.end();
    const judged = await this.#judgedAgain(turn, browser, walked, standstill.longestMs);
    const failed = judged.outcome === 'failure' && !look.stopping();
    const evidence = failed ? await this.#keep(turn, walk, judged) : undefined;
    await walk.seal();
    const leftBehind = await tidied(turn, walk, judged);
    if (!(await walk.close())) this.#options.browsers.condemn(browser);
    const { steps, failedAt } = walk.parts;
    look.walked({ journey: name, durationMs, steps, failedAt, leftBehind, evidence });
    return judged;
  }

  /** A failure is the platform's only while the browser and the monitor were well. */
  async #judgedAgain(
    { look }: Turn,
    browser: WarmBrowser,
    walked: Walked,
    stoodMs: number,
  ): Promise<Walked> {
    if (walked.outcome !== 'failure') return walked;
    if (stoodMs > Math.max(SHORTEST_STANDSTILL_MS, look.standstillMs))
      return { outcome: 'blocked', reason: 'the monitor itself stood still during the walk' };
    if (await browser.answers()) return walked;
    this.#options.browsers.condemn(browser);
    return { outcome: 'blocked', reason: 'the browser hangs' };
  }

  async #keep(
    { look, deployment: { target, probe } }: Turn,
    walk: WalkInBrowser,
    { reason = '' }: Walked,
  ): Promise<string | undefined> {
    if (this.#options.evidence === null) return undefined;
    try {
      const words = secretWords(target);
      return await keepEvidence(this.#options.evidence, walk, { probe, reason, words });
    } catch (error) {
      // A full disk must not hide that the platform failed.
      look.log.warn('Evidence could not be kept', { err: error });
      return undefined;
    }
  }
}

/** On a live platform only what reads, or creates and removes its own, may walk; whatever the configuration says. */
function checkEffect({ platform, target }: Deployment, name: string, owed: Owed): void {
  const effect = platform.journeys[name]?.effect;
  if (effect === undefined)
    throw new Blocked(`no journey ${name} in config/platforms/${platform.slug}.yaml`);
  if (target.kind !== 'live') return;
  if (effect === 'changes')
    throw new Refused(`the journey ${name} changes the platform, and ${target.name} is live`);
  if (owed.unregistered)
    throw new Refused(`the journey ${name} creates data and registers nothing that removes it`);
}

/** What undoes needs no browser, and may come long after the walk. */
function houseOf({ walkable, requests }: Turn): HouseParts {
  return {
    doors: {
      window: () => Promise.reject(new Error('nothing is undone in a window')),
      request: (storageState) => requests.newContext(storageState && { storageState }),
    },
    signIn: walkable.signIn,
    evidence: new Evidence(),
    sessions: new Map(),
  };
}

/** Tries again to remove what earlier walks left behind. @throws {Blocked} where too much of it stays */
async function payOff(turn: Turn): Promise<void> {
  const { look, owed, deployment } = turn;
  if (owed.undo.length === 0) return;
  const { target } = deployment;
  const { left, reason } = await settle(owed.undo, houseOf(turn), target, TIDY_MS);
  owed.undo = left;
  if (left.length < MOST_OWED) return;
  look.log.warn('Too much of our own stays on the platform', { left: left.length });
  throw new Blocked(`own data could not be removed: ${maskText(reason, secretWords(target))}`);
}

/** Removes what the walk created. @returns whether something stays */
async function tidied(turn: Turn, walk: WalkInBrowser, judged: Walked): Promise<boolean> {
  const { look, owed, deployment, name } = turn;
  const { target, platform } = deployment;
  const house = { ...houseOf(turn), sessions: walk.sessions };
  const ms = look.stopping() ? TIDY_STOPPING_MS : TIDY_MS;
  const registered = [...walk.undo];
  const { left, reason } = await settle(registered, house, target, ms);
  // A walk that was given up may have registered more meanwhile; it is removed at the next turn.
  left.push(...walk.undo.slice(registered.length));
  owed.undo.push(...left);
  if (left.length > 0)
    look.log.warn('Own data could not be removed', { err: maskText(reason, secretWords(target)) });
  const creates = platform.journeys[name]?.effect === 'creates';
  owed.unregistered = creates && judged.outcome === 'success' && walk.undo.length === 0;
  if (owed.unregistered) look.log.warn('The journey registered nothing that removes its data');
  return left.length > 0 || owed.unregistered;
}
