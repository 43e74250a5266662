import path from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { configOfSuites } from '../suites/journey.ts';
import { needsOf } from '../suites/product/needs-of.ts';
import { vendorOf } from '../config/targets/products.ts';
import { vendorProduct } from '../suites/product/product.ts';
import { withSettings } from '../suites/settings.ts';
import { launchOptions } from '../suites/stage/browser.ts';
import { ProductLook } from '../trial/product/look.ts';
import type { Looked } from '../trial/product/look.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { language, list } from './flags.ts';
import { productWording } from './wording/product.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import type { Lang } from '../words/text.ts';
import { outFolder } from './place.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  root: string;
  target: string;
  platform: string[];
  lang: Lang;
  json?: boolean;
}

/** What a tester needs to know on the first day at a real system, and after an update of the vendor's. */
export function productCheckCommand(): Command {
  return new Command('check')
    .description('look, without changing anything, for all that the journeys need of a product')
    .requiredOption('--target <name-or-file>', 'a target of config/targets, or a YAML file')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print what was looked for as JSON')
    .action(async (flags: Flags, command: Command) => {
      const root = (command.optsWithGlobals() as Flags).root;
      const stop = stopOnSignals();
      const looked = await lookAtAll({ ...flags, root }, stop);
      const lacking = looked.filter(({ found }) => found !== 'found').length;
      if (flags.json) process.stdout.write(`${JSON.stringify(looked, null, 2)}\n`);
      else process.stdout.write(summary(looked.length, lacking, stop.aborted, flags.lang));
      // Where nothing was looked at, or not all, nothing is known to be there.
      const isWhole = looked.length > 0 && lacking === 0 && !stop.aborted;
      process.exitCode = isWhole ? exitCodes.success : exitCodes.undecided;
    });
}

async function lookAtAll(
  { root, target: name, platform, lang, json }: Flags,
  stop: AbortSignal,
): Promise<Looked[]> {
  const { target, platforms } = await withSettings(root, () =>
    loadConfig({
      ...{ root, target: name, env: process.env },
      platforms: platform.length > 0 ? platform : undefined,
    }),
  );
  if (target.managed)
    throw new UsageError(`${target.name} starts its platforms itself: look at one that stands`);
  const found = knownChromium();
  if (!found) throw new UsageError('there is no Chromium; "nghiemthu doctor --install" gets it');
  const { chromium, request } = await import('playwright');
  // A signal is ours: the look ends and says what it has not seen.
  const ours = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ ...launchOptions(found.path), ...ours });
  const all: Looked[] = [];
  try {
    for (const { slug } of platforms) {
      const needs = await needsOf(slug, target);
      const vendor = vendorOf(target, slug);
      if (needs === undefined)
        throw new UsageError(
          `suites/${slug}/products/${vendor}/needs.ts does not say what it needs`,
        );
      const { signIn } = await vendorProduct(slug, target);
      const folder = path.join(outFolder(), `product-${target.name}-${slug}`);
      const look = new ProductLook({
        ...{ browser, requests: request, platform: slug, target, needs, signIn, folder, stop },
        onLook(looked) {
          if (!json) process.stdout.write(line(looked, lang));
        },
      });
      all.push(...(await look.run()));
    }
  } finally {
    await browser.close();
  }
  return all;
}

/** What a line is about, as a person says it. */
function subject({ kind, where, what, control }: Looked, lang: Lang): string {
  const w = productWording(lang);
  if (kind === 'role') return w.signIn;
  if (control !== undefined) return `${where}: ${w.control[control]} “${what}”`;
  return `${kind === 'interface' ? w.interface : w.page} ${where} ${what}`;
}

function line(looked: Looked, lang: Lang): string {
  const { found, role, reason, candidates, picture } = looked;
  const w = productWording(lang);
  const who = role === null ? w.visitor : (configOfSuites().roles.roles[role]?.name[lang] ?? role);
  const why = reason === undefined ? '' : `: ${wordsOf(reason, lang)}`;
  const near =
    candidates === undefined
      ? ''
      : ` – ${candidates.length === 0 ? w.nothingLike : w.nearest(candidates.map((one) => `“${one}”`).join(', '))}`;
  const shown = picture === undefined ? '' : ` [${picture}]`;
  return `${w.mark[found]} ${who.padEnd(20)} ${subject(looked, lang)}${why}${near}${shown}\n`;
}

function summary(count: number, lacking: number, stopped: boolean, lang: Lang): string {
  const w = productWording(lang);
  return count === 0 ? `${w.nothing}\n` : `\n${w.summary(count, lacking, stopped)}\n`;
}
