import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { rootFolder } from '../config/home.ts';
import { didYouMean, either } from '../config/reading/faults.ts';
import type { ProductHost, RunningProduct } from '../suites/product/host.ts';
import { UsageError } from './explain.ts';
import { productCheckCommand } from './product-check.ts';
import { list, port } from './flags.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  port: number;
  fault: string[];
}

export function productCommand(): Command {
  return new Command('product')
    .description("start a program of other people's to try the suites on, until Ctrl-C")
    .argument('<name>', 'a folder suites/<platform>/products/<name> that has a host')
    .option('--port <number>', 'where it listens on 127.0.0.1', port, 4480)
    .option('--fault <names>', 'what to break in it at its start', list, [])
    .addCommand(productCheckCommand())
    .action(async (name: string, flags: Flags) => {
      const host = await hostOf(name, flags.fault);
      const stop = stopOnSignals();
      const folder = await mkdtemp(path.join(tmpdir(), `nghiemthu-${name}-`));
      try {
        const running = await host.start({
          ...{ port: flags.port, folder, faults: flags.fault },
          progress: (what) => process.stderr.write(`${name}: ${what}\n`),
        });
        await untilStopped(running, host, stop);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
}

async function untilStopped(
  running: RunningProduct,
  { title }: ProductHost,
  stop: AbortSignal,
): Promise<void> {
  for (const [address, url] of Object.entries(running.addresses))
    process.stdout.write(`${title}: ${address} ${url}\n`);
  const stopped = new Promise<null>((resolve) => {
    if (stop.aborted) resolve(null);
    else stop.addEventListener('abort', () => resolve(null), { once: true });
  });
  const words = await Promise.race([stopped, running.ended]);
  if (words !== null) throw new UsageError(`${title} ended by itself: ${words}`);
  await running.stop();
}

/** @throws {UsageError} where there is no such host, or it has no such fault */
export async function hostOf(name: string, faults: readonly string[]): Promise<ProductHost> {
  const hosts = productHosts();
  const file = hosts.get(name);
  if (file === undefined)
    throw new UsageError(
      `found no product ${name} that can be started here, expected ${either([...hosts.keys()])}${didYouMean(name, [...hosts.keys()])}`,
    );
  const { host } = (await import(pathToFileURL(file).href)) as { host: ProductHost };
  const known = Object.keys(host.faults);
  const unknown = faults.find((fault) => !known.includes(fault));
  if (unknown !== undefined)
    throw new UsageError(`${name} has no fault ${unknown}, expected ${either(known)}`);
  return host;
}

/** Name of each product that can be started → the file that starts it. */
export function productHosts(): Map<string, string> {
  const suites = path.join(rootFolder(), 'suites');
  const hosts = new Map<string, string>();
  for (const platform of readdirSync(suites)) {
    const products = path.join(suites, platform, 'products');
    if (!existsSync(products)) continue;
    for (const vendor of readdirSync(products).sort()) {
      const file = path.join(products, vendor, 'host', 'start.ts');
      if (existsSync(file)) hosts.set(vendor, file);
    }
  }
  return hosts;
}
