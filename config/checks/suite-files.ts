import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import { vendorsOf } from '../targets/products.ts';
import type { Target } from '../targets/target.ts';
import { checkLoadScripts } from './load-scripts.ts';
import { reporterFor, textsIn, wordsIn } from './words-in-files.ts';
import type { Reporters } from './words-in-files.ts';

/** Names and files must agree in both directions, so that nothing is forgotten and no name is proved by nobody. */
export function checkSuiteFiles(root: string, reporters: Reporters, platform: Platform): void {
  checkJourneys(root, reporters.report, platform);
  checkChecks(root, reporters, platform);
  checkLoadScripts(root, reporters, platform);
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
    reporterFor(reporters, near).key(
      ['checks', name],
      `found no spec in suites/${slug} that names ${name}, expected a case for the check${near}`,
    );
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
    const known = vendorsOf(slug, root);
    if (!known.includes(vendor))
      report.value(
        ['products', slug],
        `found no product ${vendor} in suites/${slug}/products, expected ${either(known) || 'a folder with product.ts'}${didYouMean(vendor, known)}`,
      );
  }
}
