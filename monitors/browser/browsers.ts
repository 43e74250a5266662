import { ageMs, sizeBytes } from '../../config/monitoring/browser.ts';
import type { BrowserLimits } from '../../config/monitoring/browser.ts';
import type { Clock } from '../look/clock.ts';
import { Blocked } from '../look/faults.ts';
import { until } from './patience.ts';
import { WarmBrowser } from './warm-browser.ts';

/** Why a browser was replaced: its limits, or because it crashed or hung. */
export const RESTARTS = ['count', 'age', 'memory', 'lost'] as const;
export type Restart = (typeof RESTARTS)[number];

export interface BrowsersOptions {
  /** Chromium's; null where there is none. */
  path: string | null;
  limits: BrowserLimits;
  clock: Clock;
  /** Called when a browser will be replaced. */
  restarted: (reason: Restart) => void;
}

/** A browser that is kept warm for walks, each in windows of its own. One that is worn out ends with its last walk. */
export class Browsers {
  limits: BrowserLimits;
  readonly #options: BrowsersOptions;
  #current: Promise<WarmBrowser> | null = null;
  readonly #all = new Set<WarmBrowser>();
  readonly #closing = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: BrowsersOptions) {
    this.#options = options;
    this.limits = options.limits;
  }

  /** Browsers that run, those included that end with their last walk. */
  get running(): number {
    return this.#all.size;
  }

  get memoryBytes(): number {
    return [...this.#all].reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
  }

  /**
   * Lends the warm browser for one walk; starts it where none runs.
   * @param signal gives up waiting for a start
   * @throws {Blocked} where no browser starts
   */
  async lend<T>(signal: AbortSignal, work: (browser: WarmBrowser) => Promise<T>): Promise<T> {
    const browser = await this.#fresh(signal);
    browser.active += 1;
    browser.walks += 1;
    try {
      return await work(browser);
    } finally {
      browser.active -= 1;
      this.#checkWear(browser);
    }
  }

  /** Ends a browser that hangs at once, whatever else it is doing. */
  condemn(browser: WarmBrowser): void {
    this.#retire(browser, 'lost');
    browser.kill();
    this.#end(browser);
  }

  /** Ends all browsers. Resolves when the last process is gone. */
  async close(): Promise<void> {
    this.#stop.abort();
    const starting = this.#current;
    this.#current = null;
    await starting?.catch(() => undefined);
    for (const browser of this.#all) this.#end(browser);
    await Promise.all(this.#closing);
  }

  async #fresh(signal: AbortSignal): Promise<WarmBrowser> {
    for (;;) {
      const browser = await until(signal, this.#warm());
      if (browser === undefined) throw new Blocked({ code: 'browser-late' });
      // It may have been worn out by others in the meantime.
      if (!browser.retired) return browser;
    }
  }

  #warm(): Promise<WarmBrowser> {
    if (this.#stop.signal.aborted) return Promise.reject(new Blocked({ code: 'stopped' }));
    this.#current ??= this.#start();
    return this.#current;
  }

  #start(): Promise<WarmBrowser> {
    const { path, clock } = this.#options;
    const starting = WarmBrowser.launch(path, clock.now(), this.#stop.signal);
    const kept = starting.then((browser) => {
      this.#all.add(browser);
      browser.gone.addEventListener('abort', () => this.#retire(browser, 'lost'), { once: true });
      if (browser.gone.aborted) this.#retire(browser, 'lost');
      return browser;
    });
    kept.catch(() => {
      if (this.#current === kept) this.#current = null;
    });
    return kept;
  }

  #checkWear(browser: WarmBrowser): void {
    const { walks, age, memory } = this.limits;
    if (!this.#all.has(browser)) return;
    if (browser.walks >= walks) this.#retire(browser, 'count');
    else if (this.#options.clock.now() - browser.startedAt >= ageMs(age))
      this.#retire(browser, 'age');
    else if (browser.memoryBytes >= sizeBytes(memory)) this.#retire(browser, 'memory');
    if (browser.retired && browser.active === 0) this.#end(browser);
  }

  /** From now on others walk in another browser. */
  #retire(browser: WarmBrowser, reason: Restart): void {
    if (browser.retired || !this.#all.has(browser)) return;
    browser.retired = true;
    this.#current = null;
    this.#options.restarted(reason);
    if (browser.active === 0) this.#end(browser);
  }

  #end(browser: WarmBrowser): void {
    if (!this.#all.delete(browser)) return;
    const closing = browser.close().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}
