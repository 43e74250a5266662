import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Target } from '../targets/target.ts';

/** Whom a fault is told to, and whom what a trial will find not proved. */
export interface Reporters {
  report: Reporter;
  warn: Reporter;
}

/** Names and files must agree in both directions, so that nothing is forgotten and no name is proved by nobody. */
export function checkSuiteFiles(root: string, reporters: Reporters, platform: Platform): void {
  checkJourneys(root, reporters.report, platform);
  checkChecks(root, reporters, platform);
  checkScripts(root, reporters, platform);
}

function checkJourneys(root: string, report: Reporter, platform: Platform): void {
  const journeys = `suites/${platform.slug}/journeys`;
  const names = Object.keys(platform.journeys);
  for (const name of names)
    if (!existsSync(join(root, journeys, `${name}.ts`)))
      report.key(
        ['journeys', name],
        `found no file ${journeys}/${name}.ts, expected one for the journey`,
      );
  const files = existsSync(join(root, journeys)) ? readdirSync(join(root, journeys)).sort() : [];
  for (const file of files) {
    if (!file.endsWith('.ts') || /\.(?:test|spec)\.ts$/.test(file)) continue;
    const name = file.replace(/\.ts$/, '');
    if (!names.includes(name))
      report.key(
        ['journeys'],
        `found the file ${journeys}/${file}, expected a journey ${name} here${didYouMean(name, names)}`,
      );
  }
}

/** A check is a case in a spec that says its name. */
function checkChecks(
  root: string,
  reporters: Reporters,
  { slug, checks, journeys }: Platform,
): void {
  const specs = textsIn(root, `suites/${slug}`, /\.spec\.(?:ts|js)$/);
  const quoted = wordsIn(specs);
  for (const name of Object.keys(checks)) {
    if (quoted.has(name)) continue;
    const unclaimed = [...quoted].filter((word) => !(word in checks) && !(word in journeys));
    const near = didYouMean(name, unclaimed);
    toldBy(reporters, near).key(
      ['checks', name],
      `found no spec in suites/${slug} that names ${name}, expected a case for the check${near}`,
    );
  }
}

/** Load scripts must be there, and send the requests that thresholds speak of. */
function checkScripts(
  root: string,
  reporters: Reporters,
  { slug, load, requests }: Platform,
): void {
  const folder = `suites/${slug}/load`;
  const texts = textsIn(root, folder, /\.[jt]s$/);
  const sent = wordsIn(texts);
  // Names that a script puts together can be known to it alone.
  const composed = texts.some((text) => /\bname: *`[^`]*\$\{/.test(text));
  if (!composed && texts.length > 0)
    for (const name of Object.keys(requests)) {
      if (sent.has(name)) continue;
      const near = didYouMean(name, sent);
      toldBy(reporters, near).key(
        ['requests', name],
        `found the request ${name}, expected one that a script in ${folder} sends${near}`,
      );
    }
  for (const [profile, { script, thresholds }] of Object.entries(load)) {
    const path = `${folder}/${script}`;
    if (!existsSync(join(root, path))) {
      reporters.report.value(
        ['load', profile, 'script'],
        `found no file ${path}, expected a load script`,
      );
      continue;
    }
    if (composed) continue;
    thresholds.forEach(({ metric }, i) => {
      const name = /\{(?:.*,)?name:([a-z0-9-]+)[,}]/.exec(metric)?.[1];
      if (name === undefined || sent.has(name)) return;
      const near = didYouMean(name, sent);
      toldBy(reporters, near).value(
        ['load', profile, 'thresholds', i, 'metric'],
        `found the request ${name}, expected one that a script in ${folder} sends${near}`,
      );
    });
  }
}

/** The products that a target names must have their folders. */
export function checkProducts(
  root: string,
  { value: { products, platforms }, source }: Read<Target>,
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  for (const [slug, vendor] of Object.entries(products)) {
    if (!(slug in platforms)) continue;
    const folder = `suites/${slug}/products`;
    const known = (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
      .filter((name) => existsSync(join(root, folder, name, 'product.ts')))
      .sort();
    if (!known.includes(vendor))
      report.value(
        ['products', slug],
        `found no product ${vendor} in ${folder}, expected ${either(known) || 'a folder with product.ts'}${didYouMean(vendor, known)}`,
      );
  }
}

/** A misspelt name is a fault; one that nothing is like may be said where text does not show it, and is not proved else. */
function toldBy({ report, warn }: Reporters, near: string): Reporter {
  return near === '' ? warn : report;
}

function textsIn(root: string, folder: string, sign: RegExp): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => sign.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'));
}

/** Words in quotes that could be names. */
function wordsIn(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((text) =>
    [...text.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].map((match) => match[2] ?? ''),
  );
  return new Set(words);
}
