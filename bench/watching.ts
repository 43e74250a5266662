import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { TestPlace } from '../monitors/testing/place.ts';
import { nodeEnv, nodeFlags } from '../setup/node-start.mjs';
import type { Arrival } from './arrivals.ts';
import { awayFromHome, type Bench } from './bench.ts';
import { onOneCore, startRunning } from './running.ts';
import type { Running } from './running.ts';

/** The page that is watched, in a process of its own. */
export interface Page extends Running {
  url: string;
  arrivals(): Promise<Arrival[]>;
  count(): Promise<number>;
  forget(): Promise<void>;
}

/** As Prometheus' own default for a small place: what was measured is sent, too, and that costs as well. */
export const SCRAPE_EVERY_MS = 15_000;

export async function startPage({ root, stop }: Bench): Promise<Page> {
  const program = fileURLToPath(import.meta.resolve('./page-server.ts'));
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', program];
  const running = await startRunning(command, { cwd: root, stop, says: 'http' });
  const url = running.line.trim();
  const ask = async (what: string) => (await fetch(`${url}/-/${what}`)).json() as Promise<unknown>;
  return {
    ...running,
    url,
    arrivals: async () => (await ask('arrivals')) as Arrival[],
    count: async () => Number(await ask('count')),
    forget: async () => void (await ask('forget')),
  };
}

/** `nghiemthu monitor` in a process of its own, as the starter starts it, on one core. */
export interface Watching extends Running {
  url: string;
  /** What `/metrics` answers, and the time that took in ms. */
  scrape(): Promise<{ text: string; ms: number }>;
  /** Asks for `/metrics` again and again, as Prometheus does. @returns what ends it */
  scrapeOften(): () => void;
}

/** Rooms of the page: one that answers, one that never does, one whose answer never ends. */
export type Room = 'p' | 'hang' | 'drip';

/** Watches as many pages as asked for, each by an HTTP probe of its own. */
export async function startWatching(
  bench: Bench,
  page: Page,
  probes: number,
  interval: string,
  roomOf: (probe: number) => Room = () => 'p',
): Promise<Watching> {
  const { root, stop } = bench;
  const place = new TestPlace();
  const lines = Array.from(
    { length: probes },
    (_, i) =>
      `  page-${i}: { module: ${roomOf(i) === 'p' ? 'http_2xx' : 'impatient'}, target: '${page.url}/${roomOf(i)}/${i}', platform: counter, interval: ${interval} }\n`,
  );
  place.write(
    `modules:
  http_2xx: { prober: http, http: { preferred_ip_protocol: ip4 } }
  impatient: { prober: http, timeout: 400ms, http: { preferred_ip_protocol: ip4 } }
probes:
${lines.join('')}`,
  );
  const monitor = [path.join(root, 'cli', 'main.ts'), 'monitor', '--root', place.root];
  const command = [process.execPath, ...nodeFlags('monitor'), ...monitor];
  const more = ['--target', 'near', '--listen', '127.0.0.1:0'];
  try {
    const running = await startRunning(onOneCore([...command, ...more]), {
      ...{ cwd: root, stop, says: '/metrics' },
      env: {
        ...awayFromHome(bench),
        ...nodeEnv('monitor'),
        ...{ COUNTER_URL: page.url, OFFICER_PASSWORD: 'x' },
      },
    });
    const url = /http:\S+(?=\/metrics)/.exec(running.line)?.[0] ?? '';
    const end = async () => {
      await running.stop();
      place.remove();
    };
    const scrapeOften = () => {
      const timer = setInterval(() => void scrape(url).catch(() => undefined), SCRAPE_EVERY_MS);
      return () => clearInterval(timer);
    };
    return { ...running, url, stop: end, scrape: () => scrape(url), scrapeOften };
  } catch (error) {
    place.remove();
    throw error;
  }
}

async function scrape(url: string): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const text = await (await fetch(`${url}/metrics`)).text();
  return { text, ms: performance.now() - began };
}

/** Series of an exposition: its lines without comments. */
export function seriesIn(text: string): number {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
}
