import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/load.ts';
import type { Ground } from '../records/runs/run.ts';

/**
 * What a run stands on. Results that stand on something else are no part of it.
 * @param version of nghiemthu
 * @param standIns what a sandbox is started with, where the trial starts one: its addresses differ from run to run
 */
export function groundOf(
  config: Config,
  version: string,
  standIns: { seed: number | null; faults: string[] },
): Ground {
  const { configured, plan, roles, communes, catalogues, target } = config;
  return {
    configuration: digest({ configured, plan, roles, communes, catalogues }),
    suites: suitesDigest(config.root, version),
    target: digest({
      ...{ name: target.name, kind: target.kind, units: target.units, load: target.load },
      reached: target.managed ? standIns : target.addresses,
      products: target.products,
      accounts: target.accounts.map(({ platform, role, unit, username }) => [
        ...[platform, role, unit, username],
      ]),
    }),
  };
}

/** Which of its parts differ, in the words of a person: empty where both stand on the same. */
export function differences(one: Ground, other: Ground): string[] {
  const words: Record<keyof Ground, string> = {
    configuration: 'configuration',
    suites: 'suites',
    target: 'addresses or accounts of the target',
  };
  return (Object.keys(words) as (keyof Ground)[])
    .filter((part) => one[part] !== other[part])
    .map((part) => words[part]);
}

function suitesDigest(root: string, version: string): string {
  const hash = createHash('sha256').update(version);
  const files = globSync(['suites/**/*', 'playwright.config.*', 'package-lock.json'], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => entry.name === 'node_modules',
  });
  const paths = files
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of paths) {
    hash.update(`\n${path.relative(root, file).split(path.sep).join('/')}\n`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
