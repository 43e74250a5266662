import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium as engine } from 'playwright';
import { loadMonitors } from '../config/monitoring/load.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { launchOptions } from '../suites/stage/browser.ts';
import { startSandbox } from '../trial/sandbox.ts';
import type { Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';
import { cpuMs, memoryMb } from './running.ts';

/** As many as the target has accounts for. */
const ALL = 1_000;
const FEW = 6;
const SECOND = 1_000;

/** What `suites/<slug>/testing/crowd.ts` exports: many with a voice in one room, and one who listens to each. */
interface Crowded {
  crowd(
    ground: {
      browser: Awaited<ReturnType<typeof engine.launch>>;
      target: ResolvedTarget;
      say(line: string): void;
    },
    count: number,
  ): Promise<{ bridges: number; heard: number; unheard: string[]; steady: boolean }>;
}

/** How many of those who speak in one room at once are heard, each under its own name. */
export async function measureCrowd(bench: Bench): Promise<Row[]> {
  const suites = path.join(bench.root, 'suites');
  const file = (slug: string) => path.join(suites, slug, 'testing', 'crowd.ts');
  const rows: Row[] = [];
  for (const slug of readdirSync(suites).filter((one) => existsSync(file(one))))
    rows.push(await ofPlatform(bench, slug, (await import(file(slug))) as Crowded));
  return rows;
}

async function ofPlatform(bench: Bench, slug: string, { crowd }: Crowded): Promise<Row> {
  const { root, stop, chromium, say } = bench;
  if (chromium === undefined) throw new Unmeasured('there is no Chromium');
  const platforms = [{ slug, addresses: [] }];
  const sandbox = await startSandbox({ root, seed: 1, faults: [], platforms, stop });
  const [standIn] = childrenOf(process.pid);
  const browser = await engine.launch(launchOptions(chromium));
  try {
    const { addresses } = sandbox;
    const given = { root, target: 'sandbox', env: process.env, addresses, platforms: [slug] };
    const { target } = loadMonitors(given);
    const began = performance.now();
    const own = process.cpuUsage();
    const { bridges, heard, unheard, steady } = await crowd(
      { browser, target, say },
      bench.quick ? FEW : ALL,
    );
    const seconds = (performance.now() - began) / SECOND;
    const { user, system } = process.cpuUsage(own);
    const share = (ms: number) => `${((ms / SECOND / seconds) * 100).toFixed(0)} % of a core`;
    const figures = [
      `${heard} of ${bridges} heard in ${seconds.toFixed(0)} s`,
      standIn && `stand-in ${share(cpuMs(standIn))}, ${memoryMb(standIn).all.toFixed(0)} MB`,
      `clients ${share((user + system) / SECOND)}, ${memoryMb(process.pid).all.toFixed(0)} MB`,
      steady ? 'the window was not held up' : 'the window was held up',
      unheard.length > 0 && `not heard: ${unheard.slice(0, 5).join(', ')}`,
    ];
    const note = figures.filter(Boolean).join('; ');
    say(note);
    const what = `voices of ${bridges} in one room that were not heard`;
    return underLimit(
      { measurement: 'crowd', what, unit: 'voices', note },
      [unheard.length],
      1,
      'limit',
    );
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

/** Processes that this one started, the oldest first; none where the system does not tell. */
function childrenOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((task) => readFileSync(`${folder}/${task}/children`, 'utf8').split(' '))
    .filter((one) => one.trim() !== '')
    .map(Number)
    .toSorted((a, b) => a - b);
}
