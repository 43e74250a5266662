import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium as engine } from 'playwright';
import { loadMonitors } from '../config/monitoring/load.ts';
import { launchOptions } from '../suites/stage/browser.ts';
import type { Ground } from '../suites/stage/testing/staged.ts';
import { startSandbox } from '../trial/sandbox.ts';
import type { Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import type { Row } from './row.ts';

/**
 * Measures on the stand-in of each platform whose suite has `testing/<name>.ts`.
 * @param measure given what that file exports, and a stand-in and a browser of its own
 */
export async function onStandIns(
  bench: Bench,
  name: string,
  measure: (module: unknown, ground: Ground) => Promise<Row[]>,
): Promise<Row[]> {
  const suites = path.join(bench.root, 'suites');
  const file = (slug: string) => path.join(suites, slug, 'testing', `${name}.ts`);
  const rows: Row[] = [];
  for (const slug of readdirSync(suites).filter((one) => existsSync(file(one)))) {
    const module = (await import(file(slug))) as unknown;
    rows.push(...(await onStandIn(bench, slug, (ground) => measure(module, ground))));
  }
  return rows;
}

async function onStandIn<T>(
  { root, stop, chromium, say }: Bench,
  slug: string,
  work: (ground: Ground) => Promise<T>,
): Promise<T> {
  if (chromium === undefined) throw new Unmeasured('there is no Chromium');
  const platforms = [{ slug, addresses: [] }];
  const sandbox = await startSandbox({ root, seed: 1, faults: [], platforms, stop });
  const browser = await engine.launch(launchOptions(chromium));
  try {
    const { addresses, control } = sandbox;
    const given = { root, target: 'sandbox', env: process.env, addresses, platforms: [slug] };
    const { target } = loadMonitors(given);
    return await work({ browser, target, control, say });
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}
