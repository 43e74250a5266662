import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { DEFAULT_PRODUCT, loadFolder, vendorOf } from '../targets/products.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Target } from '../targets/target.ts';
import { reporterFor, textsIn, wordsIn } from './words-in-files.ts';
import type { Reporters } from './words-in-files.ts';

/** Each profile needs a script of some product; those that are there must send the requests that thresholds speak of. */
export function checkLoadScripts(root: string, reporters: Reporters, platform: Platform): void {
  const folders = loadFolders(root, platform.slug);
  for (const [profile, { script }] of Object.entries(platform.load))
    if (!folders.some((folder) => existsSync(join(root, folder, script))))
      reporters.report.value(
        ['load', profile, 'script'],
        `found no file ${folders[0] ?? loadFolder(platform.slug, DEFAULT_PRODUCT)}/${script}, expected a load script`,
      );
  for (const folder of folders) checkRequests(root, reporters, platform, folder);
}

function checkRequests(
  root: string,
  reporters: Reporters,
  { load, requests }: Platform,
  folder: string,
): void {
  const texts = textsIn(root, folder, /\.[jt]s$/);
  // Names that a script puts together can be known to it alone.
  if (texts.length === 0 || texts.some((text) => /\bname: *`[^`]*\$\{/.test(text))) return;
  const sent = wordsIn(texts);
  const check = (at: 'key' | 'value', path: (string | number)[], name: string): void => {
    if (sent.has(name)) return;
    const near = didYouMean(name, sent);
    reporterFor(reporters, near)[at](
      path,
      `found the request ${name}, expected one that a script in ${folder} sends${near}`,
    );
  };
  for (const name of Object.keys(requests)) check('key', ['requests', name], name);
  for (const [profile, { script, thresholds }] of Object.entries(load)) {
    if (!existsSync(join(root, folder, script))) continue;
    thresholds.forEach(({ metric }, i) => {
      const name = /\{(?:.*,)?name:([a-z0-9-]+)[,}]/.exec(metric)?.[1];
      if (name !== undefined) check('value', ['load', profile, 'thresholds', i, 'metric'], name);
    });
  }
}

/** What a target runs must be something that its product has a script for. */
export function checkLoadOfProducts(
  root: string,
  { value: target, source }: Read<Target>,
  platforms: readonly Platform[],
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  for (const platform of platforms) checkLoadOfProduct(root, report, target, platform);
}

function checkLoadOfProduct(
  root: string,
  report: Reporter,
  target: Target,
  { slug, load }: Platform,
): void {
  const vendor = vendorOf(target, slug);
  // A product that is not there is said by its own check.
  if (!existsSync(join(root, 'suites', slug, 'products', vendor))) return;
  const others = loadFolders(root, slug);
  for (const [i, profile] of (target.load[slug]?.profiles ?? []).entries()) {
    const script = load[profile]?.script;
    if (script === undefined) continue;
    const path = `${loadFolder(slug, vendor)}/${script}`;
    // A script that no product has is the platform's fault.
    const isElsewhere = others.some((folder) => existsSync(join(root, folder, script)));
    if (isElsewhere && !existsSync(join(root, path)))
      report.value(
        ['load', slug, 'profiles', i],
        `found no file ${path}, expected the load script of ${profile} for this product`,
      );
  }
}

/** Folders of load scripts, one of each product that has any. */
function loadFolders(root: string, slug: string): string[] {
  const products = join(root, 'suites', slug, 'products');
  if (!existsSync(products)) return [];
  return readdirSync(products)
    .sort()
    .map((vendor) => loadFolder(slug, vendor))
    .filter((folder) => existsSync(join(root, folder)));
}
