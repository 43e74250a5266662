import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrowserLimits } from '../../config/monitoring/browser.ts';
import { Blocked } from '../look/faults.ts';
import { TestClock } from '../testing/clock.ts';
import { chromium } from '../testing/journeys.ts';
import { Browsers } from './browsers.ts';
import type { Restart } from './browsers.ts';
import { killGroup, runningIn } from './process-group.ts';
import type { WarmBrowser } from './warm-browser.ts';

const never = new AbortController().signal;
const clock = new TestClock();
let restarts: Restart[] = [];
let open: Browsers[] = [];
let folder = '';
beforeEach(() => {
  restarts = [];
  folder = mkdtempSync(join(tmpdir(), 'browsers-'));
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
  rmSync(folder, { recursive: true });
});

function browsers(limits: Partial<BrowserLimits> = {}, path: string | null = chromium()): Browsers {
  const made = new Browsers({
    ...{ path, limits: BrowserLimits.parse(limits), clock },
    restarted: (reason) => void restarts.push(reason),
  });
  open.push(made);
  return made;
}

/** A program that takes the browser's place. */
function program(text: string): string {
  const path = join(folder, 'browser');
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A visit to a page: a window of its own, opened and shut. */
async function visit(browser: WarmBrowser): Promise<WarmBrowser> {
  const context = await browser.browser.newContext();
  const page = await context.newPage();
  await page.setContent('<h1>xin chào</h1>');
  expect(await page.getByRole('heading').textContent()).toBe('xin chào');
  await context.close();
  return browser;
}

function groupOf(browser: WarmBrowser): number {
  expect(browser.group).not.toBeNull();
  return browser.group ?? 0;
}

test('one browser stays warm, and leaves no process behind', async () => {
  const pool = browsers();
  const first = await pool.lend(never, visit);
  const second = await pool.lend(never, visit);
  expect(second).toBe(first);
  expect(pool.running).toBe(1);
  expect(pool.memoryBytes).toBeGreaterThan(50_000_000);
  expect(runningIn(groupOf(first))).toBeGreaterThan(2);
  await pool.close();
  expect(runningIn(groupOf(first))).toBe(0);
  expect(pool.running).toBe(0);
  expect(pool.memoryBytes).toBe(0);
  expect(restarts).toEqual([]);
});

describe('a browser is replaced', () => {
  test('after so many walks, when the last of them has ended', async () => {
    const pool = browsers({ walks: 2 });
    const [first, second] = await Promise.all([pool.lend(never, visit), pool.lend(never, visit)]);
    expect(second).toBe(first);
    expect(restarts).toEqual(['count']);
    const third = await pool.lend(never, visit);
    expect(third).not.toBe(first);
    expect(restarts).toEqual(['count']);
    await pool.close();
    expect(runningIn(groupOf(first))).toBe(0);
  });

  test('when it is too old', async () => {
    const pool = browsers({ age: '6h' });
    const first = await pool.lend(never, visit);
    await clock.pass(6 * 3_600_000 - 1);
    expect(await pool.lend(never, visit)).toBe(first);
    await clock.pass(1);
    expect(await pool.lend(never, visit)).toBe(first);
    expect(restarts).toEqual(['age']);
    expect(await pool.lend(never, visit)).not.toBe(first);
  });

  test('when it holds too much memory', async () => {
    const pool = browsers({ memory: '10MB' });
    const first = await pool.lend(never, visit);
    expect(restarts).toEqual(['memory']);
    expect(await pool.lend(never, visit)).not.toBe(first);
  });

  test('by a reload of its limits too', async () => {
    const pool = browsers();
    const first = await pool.lend(never, visit);
    pool.limits = BrowserLimits.parse({ walks: 1 });
    await pool.lend(never, visit);
    expect(restarts).toEqual(['count']);
    expect(await pool.lend(never, visit)).not.toBe(first);
  });
});

describe('a browser that is lost', () => {
  test('between walks is replaced before the next', async () => {
    const pool = browsers();
    const first = await pool.lend(never, visit);
    const gone = new Promise((resolve) => first.gone.addEventListener('abort', resolve));
    killGroup(groupOf(first));
    await gone;
    expect(restarts).toEqual(['lost']);
    expect(await pool.lend(never, visit)).not.toBe(first);
  });

  test('because it hangs is ended by force', async () => {
    const pool = browsers();
    const first = await pool.lend(never, async (browser) => {
      process.kill(-groupOf(browser), 'SIGSTOP');
      expect(await browser.answers()).toBe(false);
      pool.condemn(browser);
      return browser;
    });
    expect(restarts).toEqual(['lost']);
    expect(await pool.lend(never, visit)).not.toBe(first);
    await pool.close();
    expect(runningIn(groupOf(first))).toBe(0);
  });
});

describe('a browser that does not start is no fault of the platform', () => {
  test('because there is none', async () => {
    const pool = browsers({}, null);
    await expect(pool.lend(never, visit)).rejects.toThrow(Blocked);
    await expect(pool.lend(never, visit)).rejects.toThrow('there is no Chromium');
  });

  test('because its file is gone, and the next may start', async () => {
    const path = join(folder, 'browser');
    const pool = browsers({}, path);
    await expect(pool.lend(never, visit)).rejects.toThrow(Blocked);
    program(`exec ${chromium()} "$@"`);
    await pool.lend(never, visit);
    expect(pool.running).toBe(1);
  });

  test('because it ends at once', async () => {
    await expect(browsers({}, program('exit 3')).lend(never, visit)).rejects.toThrow(
      'the browser does not start',
    );
  });

  test('because it hangs: the walk gives up, and stopping leaves nothing behind', async () => {
    const told = join(folder, 'pid');
    const pool = browsers(
      {},
      program(`echo $$ > ${told}.part; mv ${told}.part ${told}; exec sleep 1000`),
    );
    const time = new AbortController();
    const walk = pool.lend(time.signal, visit);
    const group = await written(told);
    time.abort();
    await expect(walk).rejects.toThrow('the browser did not start in time');
    expect(runningIn(group)).toBe(1);
    await pool.close();
    expect(runningIn(group)).toBe(0);
  });
});

/** The number in a file, as soon as it is there. */
async function written(file: string): Promise<number> {
  const read = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
  await expect.poll(read, { timeout: 20_000 }).toBeGreaterThan(0);
  return read();
}
