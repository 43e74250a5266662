import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium as engine } from 'playwright';
import type { Browser } from 'playwright';
import { loadMonitors } from '../config/monitoring/load.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { launchOptions } from '../suites/stage/browser.ts';
import { startSandbox } from '../trial/sandbox.ts';
import type { Bench } from './bench.ts';
import { median, Unmeasured } from './measure.ts';
import { judged, offBy, TOLERANCE } from './read-back.ts';
import type { ReadBack } from './read-back.ts';
import { underLimit, type Row } from './row.ts';

const rounds = 3;

/** What `suites/<slug>/testing/planted.ts` exports: plants in its stand-in, and reads back by what its suite measures with. */
interface Planted {
  readBack(ground: {
    browser: Browser;
    target: ResolvedTarget;
    control: string;
    say(line: string): void;
  }): Promise<Record<string, ReadBack>>;
}

/** What is planted in stand-ins, read back by the suites' own instruments. */
export async function measurePlanted(bench: Bench): Promise<Row[]> {
  const suites = path.join(bench.root, 'suites');
  const file = (slug: string) => path.join(suites, slug, 'testing', 'planted.ts');
  const rows: Row[] = [];
  for (const slug of readdirSync(suites).filter((one) => existsSync(file(one))))
    rows.push(...(await ofPlatform(bench, slug, (await import(file(slug))) as Planted)));
  return rows;
}

async function ofPlatform(bench: Bench, slug: string, planted: Planted): Promise<Row[]> {
  const { root, stop, chromium, say } = bench;
  if (chromium === undefined) throw new Unmeasured('there is no Chromium');
  const platforms = [{ slug, addresses: [] }];
  const sandbox = await startSandbox({ root, seed: 1, faults: [], platforms, stop });
  const browser = await engine.launch(launchOptions(chromium));
  try {
    const { addresses, control } = sandbox;
    const given = { root, target: 'sandbox', env: process.env, addresses, platforms: [slug] };
    const { target } = loadMonitors(given);
    const all = new Map<string, ReadBack[]>();
    for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
      say(`round ${round}`);
      const read = await planted.readBack({ browser, target, control, say });
      for (const [what, one] of Object.entries(read))
        all.set(what, [...(all.get(what) ?? []), one]);
    }
    return [...all].map(([what, each]) => rowOf(bench, what, each));
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

/** Of the rounds in which the machine held no window up; where there is none of these, nothing is known. */
function rowOf(bench: Bench, what: string, all: readonly ReadBack[]): Row {
  for (const one of all) {
    const { planted, read = NaN } = one;
    bench.say(
      `${what}: planted ${planted.toPrecision(4)}, read ${read.toPrecision(4)}: ${judged(one)}`,
    );
  }
  const fair = all.filter(({ steady }) => steady);
  if (fair.length === 0) throw new Unmeasured(`${what}: machine too busy in every round`);
  if (fair.some((one) => judged(one) === 'not measured'))
    throw new Unmeasured(`${what}: nothing came that could be measured`);
  const off = fair.map((one) => (offBy(one) ?? NaN) * 100);
  const read = median(fair.map((one) => one.read ?? NaN)).toPrecision(3);
  const planted = median(fair.map((one) => one.planted)).toPrecision(3);
  const note = `planted ${planted}, read ${read}, worst ${Math.max(...off).toFixed(1)} % off, ${fair.length} of ${all.length} rounds`;
  const told = { measurement: 'planted', what: `read back: ${what}`, unit: '%', note } as const;
  return underLimit(told, off, TOLERANCE * 100, 'limit');
}
