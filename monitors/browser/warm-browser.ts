import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Browser } from 'playwright';
import { launchOptions } from '../../suites/stage/browser.ts';
import { Blocked } from '../look/faults.ts';
import { within } from './patience.ts';
import { groupLedBy, killGroup, memoryOf } from './process-group.ts';

/** A machine that is busy starts a browser in 2 s; one that takes this long has none to start. */
const LAUNCH_MS = 20_000;
/** A browser that is well answers in milliseconds. */
const ANSWER_MS = 3_000;
const CLOSE_MS = 5_000;

/** A running browser of ours and the processes that belong to it. */
export class WarmBrowser {
  readonly browser: Browser;
  /** Reading of the clock when it was started. */
  readonly startedAt: number;
  /** Aborts when the browser is gone, however it came to that. */
  readonly gone: AbortSignal;
  walks = 0;
  /** Takes no more walks. */
  retired = false;
  /** Walks that are under way. */
  active = 0;
  /** Its process group; null where the system does not tell. */
  readonly group: number | null;

  private constructor(browser: Browser, group: number | null, startedAt: number) {
    this.browser = browser;
    this.group = group;
    this.startedAt = startedAt;
    const gone = new AbortController();
    this.gone = gone.signal;
    browser.once('disconnected', () => gone.abort());
    if (!browser.isConnected()) gone.abort();
  }

  /**
   * Starts a browser.
   * @param path null where there is none
   * @param stop ends a start that is under way
   * @throws {Blocked} where it does not start
   */
  static async launch(
    path: string | null,
    startedAt: number,
    stop: AbortSignal,
  ): Promise<WarmBrowser> {
    if (path === null) throw new Blocked({ code: 'chromium-absent' });
    const word = `NGHIEMTHU_BROWSER=${randomUUID()}`;
    const [key = '', value = ''] = word.split('=');
    const end = () => killLedBy(word);
    stop.addEventListener('abort', end, { once: true });
    try {
      const { chromium } = await import('playwright');
      const browser = await chromium.launch({
        ...launchOptions(path),
        env: { ...process.env, [key]: value },
        timeout: LAUNCH_MS,
        // The monitor itself decides when browsers end.
        ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
      });
      return new WarmBrowser(browser, groupLedBy(word), startedAt);
    } catch (error) {
      end();
      const [line = ''] = (error as Error).message.split('\n');
      throw new Blocked({ code: 'browser-unstarted', text: line }, { cause: error });
    } finally {
      stop.removeEventListener('abort', end);
    }
  }

  /** Resident bytes of the browser and its children; 0 where the system does not tell. */
  get memoryBytes(): number {
    return this.group === null ? 0 : memoryOf(this.group);
  }

  /** Whether it still does what it is asked. */
  async answers(): Promise<boolean> {
    if (this.gone.aborted) return false;
    const asked = this.browser.newBrowserCDPSession().then(async (session) => {
      await session.send('Browser.getVersion');
      await session.detach();
      return true;
    });
    return within(ANSWER_MS, asked, false);
  }

  /** Ends it by force. */
  kill(): void {
    if (this.group !== null) killGroup(this.group);
  }

  /** Ends it and all its processes, by force where it does not end by itself within 5 s. */
  async close(): Promise<void> {
    const closed = this.browser.close().then(() => true);
    const itself = await within(CLOSE_MS, closed, false);
    this.kill();
    if (itself || this.group === null) return;
    if (!this.gone.aborted) await within(CLOSE_MS, once(this.gone, 'abort'), null);
  }
}

function killLedBy(word: string): void {
  const group = groupLedBy(word);
  if (group !== null) killGroup(group);
}
