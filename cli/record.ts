import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { home } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/load.ts';
import { didYouMean, either } from '../config/reading/faults.ts';
import { vendorOf } from '../config/targets/products.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { chromiumWithWindow } from '../setup/chromium.mjs';
import { roleName } from '../suites/journey.ts';
import { vendorProduct } from '../suites/product/product.ts';
import { withSettings } from '../suites/settings.ts';
import { accountsOf, onPlatform } from '../suites/stage/target.ts';
import { readActions } from '../trial/recording/action.ts';
import type { Action } from '../trial/recording/action.ts';
import { recordActions } from '../trial/recording/codegen.ts';
import { skeletonOf } from '../trial/recording/skeleton.ts';
import { UsageError } from './explain.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  root: string;
  target: string;
  platform: string;
  role?: string;
  address?: string;
  from: string;
  name: string;
}

export function recordCommand(): Command {
  return new Command('record')
    .description("record what you do in a browser as the skeleton of a product's page object")
    .requiredOption('--target <name-or-file>', 'a target of config/targets, or a YAML file')
    .requiredOption('--platform <slug>', 'the platform that is recorded')
    .option('--role <role>', 'who is signed in; a visitor where left out')
    .option('--address <name>', "which of the platform's addresses; its first where left out")
    .option('--from <path>', 'the page to begin at', pathOf, '/')
    .option('--name <words>', 'name of the file, in small letters', fileName, 'recorded')
    .action(async (flags: Flags) => {
      const stop = stopOnSignals();
      const config = await withSettings(flags.root, () =>
        loadConfig({
          ...{ root: flags.root, target: flags.target, env: process.env },
          platforms: [flags.platform],
        }),
      );
      const { target } = config;
      if (target.kind === 'live')
        throw new UsageError(
          `${target.name} is live, where real people's data is on the pages: record on a trial target`,
        );
      if (target.managed)
        throw new UsageError(
          `${target.name} starts its platforms itself: record on one that stands, such as "nghiemthu sandbox" with a target of its addresses`,
        );
      const folder = `suites/${flags.platform}/products/${vendorOf(target, flags.platform)}/pages`;
      const file = path.join(flags.root, folder, `${flags.name}.ts`);
      if (existsSync(file))
        throw new UsageError(`${folder}/${flags.name}.ts is there already: choose another --name`);
      const actions = await recorded(config, flags, stop);
      const text = skeletonOf(actions, {
        addresses: addressesOf(target, flags.address ?? firstAddress(config, flags.platform)),
        who: flags.role === undefined ? 'Khách' : roleName(flags.role),
        name: functionName(flags.name),
        expectFrom: flags.root === home ? '../../../../stage/expect.ts' : 'nghiemthu/suite',
      });
      if (!text.includes('export function')) throw new UsageError('nothing was recorded');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text, { flag: 'wx' });
      const todos = text.match(/\/\/ TODO/g)?.length ?? 0;
      process.stdout.write(
        `${folder}/${flags.name}.ts\nnext: say it in the words of suites/${flags.platform}/product.ts${todos > 0 ? `; ${todos} places are marked TODO` : ''}\n`,
      );
    });
}

/** Signs in, opens the browser with a window, and reads what was done in it. */
async function recorded(config: Config, flags: Flags, stop: AbortSignal): Promise<Action[]> {
  const { target } = config;
  const name = flags.address ?? firstAddress(config, flags.platform);
  const address = target.addresses[name];
  if (address === undefined) {
    const known = Object.keys(target.addresses);
    throw new UsageError(
      `found no address ${name} of ${target.name}, expected ${either(known)}${didYouMean(name, known)}`,
    );
  }
  // It holds a session and what was typed: for this user's eyes, and only while the browser is open.
  const scratch = await mkdtemp(path.join(tmpdir(), 'nghiemthu-record-'));
  try {
    const output = path.join(scratch, 'actions.jsonl');
    const failed = await recordActions({
      ...{ url: address + flags.from, output, stop, timeZone: config.plan.timeZone },
      state: await signedIn(target, flags, scratch),
      browser: chromiumWithWindow(),
    });
    if (failed !== undefined && !existsSync(output))
      throw new UsageError(`the browser to record in did not start: ${failed}`);
    return existsSync(output) ? readActions(await readFile(output, 'utf8')) : [];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A file with what the browser of a signed-in person holds. */
async function signedIn(
  target: ResolvedTarget,
  { platform, role }: Flags,
  folder: string,
): Promise<string | undefined> {
  if (role === undefined) return undefined;
  const own = onPlatform(target, platform);
  const account = accountsOf(own, role, own.units.home)[0] ?? accountsOf(own, role)[0];
  if (account === undefined) {
    const known = [...new Set(own.accounts.map((one) => one.role))];
    throw new UsageError(
      `found no account of the role ${role} on ${target.name}, expected ${either(known)}${didYouMean(role, known)}`,
    );
  }
  const { signIn } = await vendorProduct(platform, target);
  const { request } = await import('playwright');
  const context = await request.newContext();
  try {
    await signIn(context, own, account);
    const file = path.join(folder, 'state.json');
    await writeFile(file, JSON.stringify(await context.storageState()), { mode: 0o600 });
    return file;
  } finally {
    await context.dispose();
  }
}

function firstAddress({ platforms }: Config, slug: string): string {
  const [first = slug] = platforms.find((one) => one.slug === slug)?.addresses ?? [];
  return first;
}

/** The address that was opened comes first. */
function addressesOf({ addresses }: ResolvedTarget, opened: string): Record<string, string> {
  const { [opened]: first = '', ...others } = addresses;
  return { [opened]: first, ...others };
}

function pathOf(text: string): string {
  if (text.startsWith('/')) return text;
  throw new UsageError(`found --from ${text}, expected a path that begins with /`);
}

function fileName(text: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(text)) return text;
  throw new UsageError(
    `found --name ${text}, expected small letters, digits and dashes, such as dossier-list`,
  );
}

/** `dossier-list` → `dossierListPage`. */
function functionName(name: string): string {
  return `${name.replaceAll(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())}Page`;
}
