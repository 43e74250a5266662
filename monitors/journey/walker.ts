import type { Monitors } from '../../config/monitoring/monitors.ts';
import { maskText, secretWords } from '../../suites/evidence/mask.ts';
import type { Walkable } from '../../suites/suite.ts';
import type { Browsers } from '../browser/browsers.ts';
import type { WarmBrowser } from '../browser/warm-browser.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { Blocked } from '../look/faults.ts';
import type { Deployment, Look } from '../look/look.ts';
import { Standstill } from '../look/standstill.ts';
import { hashOf } from '../look/hash.ts';
import { keepEvidence } from './exhibits.ts';
import { tellFigures } from './figures.ts';
import { withEnglish } from './english.ts';
import { withTexts } from '../../words/reasons/reason.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { checkEffect, payOff, tidied } from './own-data.ts';
import type { Turn } from './own-data.ts';
import type { Owed } from './owed.ts';
import { WalkInBrowser } from './walk.ts';
import type { Walked } from './walk.ts';
import type { WalksJourneys } from '../look/look.ts';

export interface WalkerOptions {
  browsers: Browsers;
  /** Null keeps no evidence. */
  evidence: EvidenceStore | null;
  /** @throws RangeError where there is no such journey */
  find(platform: string, name: string): Promise<Walkable>;
}

/** A shorter standstill does not make a step of 10 s fail. */
const SHORTEST_STANDSTILL_MS = 2_000;

/** Walks journeys in warm browsers, and takes back what they created. */
export class Walker implements WalksJourneys {
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

  /** How many things of its own stay on the platforms until their probe's next turn. */
  get owing(): number {
    return this.#owed.values().reduce((sum, { undo }) => sum + undo.length, 0);
  }

  /** Uses the limits of a new configuration. */
  use({ browser, evidence }: Pick<Monitors, 'browser' | 'evidence'>): void {
    this.#options.browsers.limits = browser;
    if (this.#options.evidence !== null) this.#options.evidence.retention = evidence;
  }

  async walk(look: Look, deployment: Deployment, name: string): Promise<boolean> {
    const { platform, target, probe } = deployment;
    const owed = this.#owed.get(probe) ?? { undo: [], unregistered: false };
    this.#owed.set(probe, owed);
    checkEffect(deployment, name, owed);
    const walkable = await this.#found(platform.slug, name);
    const { request: requests } = await import('playwright');
    const turn: Turn = { look, deployment, name, owed, walkable, requests };
    await payOff(turn);
    const asked = performance.now();
    const judged = await this.#options.browsers.lend(look.signal, (browser) =>
      this.#inBrowser(turn, browser, performance.now() - asked),
    );
    if (judged.outcome === 'success') return true;
    const words = secretWords(target);
    const masked = withTexts(judged.reason, (text) => maskText(text, words));
    const reason = withEnglish(masked, walkable.phrases);
    if (judged.outcome === 'blocked') throw new Blocked(reason);
    look.log.fail({ code: 'journey-failed', why: reason });
    return false;
  }

  async #found(platform: string, name: string): Promise<Walkable> {
    try {
      return await this.#options.find(platform, name);
    } catch (error) {
      const text = (error as Error).message;
      throw new Blocked({ code: 'journey-unloadable', text }, { cause: error });
    }
  }

  /** @param waitedMs how long the browser was waited for, of the time that the walk has */
  async #inBrowser(turn: Turn, browser: WarmBrowser, waitedMs: number): Promise<Walked> {
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
    const isLate = waitedMs > look.timeoutMs / 2;
    const judged = await this.#judgedAgain(turn, browser, walked, {
      ...{ isLate, stoodMs: standstill.longestMs },
    });
    const evidence =
      judged.outcome === 'failure' && !look.stopping()
        ? await this.#keep(turn, walk, judged.reason)
        : undefined;
    await walk.seal();
    const leftBehind = await tidied(turn, walk, judged);
    if (!(await walk.close())) this.#options.browsers.condemn(browser);
    tellFigures(look.registry, walk.figures);
    const { steps, failedAt } = walk.parts;
    look.walked({ journey: name, durationMs, steps, failedAt, leftBehind, evidence });
    return judged;
  }

  /** A failure is the platform's only while the browser and the monitor were well. */
  async #judgedAgain(
    { look }: Turn,
    browser: WarmBrowser,
    walked: Walked,
    { isLate, stoodMs }: { isLate: boolean; stoodMs: number },
  ): Promise<Walked> {
    if (walked.outcome !== 'failure') return walked;
    // A walk that was left the smaller part of its time may have been on its way.
    if (isLate && walked.reason.code === 'walk-late')
      return { outcome: 'blocked', reason: { code: 'browser-late' } };
    if (stoodMs > Math.max(SHORTEST_STANDSTILL_MS, look.standstillMs))
      return { outcome: 'blocked', reason: { code: 'stood-still', during: 'walk' } };
    if (await browser.answers()) return walked;
    this.#options.browsers.condemn(browser);
    return { outcome: 'blocked', reason: { code: 'browser-hangs' } };
  }

  async #keep(
    { look, deployment: { target, probe } }: Turn,
    walk: WalkInBrowser,
    reason: Reason,
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
