import { relative, resolve } from 'node:path';
import { commonOf, knownUnits, nowhere, readFiles, readTarget } from './files.ts';
import type { Common, Files } from './files.ts';
import { checkAsked, chosenOf, withIdentity } from './targets/chosen.ts';
import { ConfigError, didYouMean, either, inOrder } from './reading/faults.ts';
import type { Fault } from './reading/faults.ts';
import { namesIn } from './reading/folders.ts';
import type { Catalogues } from './platforms/catalogue.ts';
import type { Platform } from './platforms/platform.ts';
import type { Permissions } from './platforms/roles.ts';
import type { Read } from './reading/reporter.ts';
import { Secrets } from './reading/secrets.ts';
import type { Environment } from './reading/secrets.ts';
import { resolveTarget } from './targets/resolve.ts';
import type { ResolvedTarget } from './targets/resolve.ts';
import type { Target } from './targets/target.ts';

/** Everything a trial needs to know, resolved and cross-checked. */
export interface Config extends Common {
  target: ResolvedTarget;
  /** The chosen platforms of the target, in the order of their slugs. */
  platforms: Platform[];
  secrets: Secrets;
}

export interface LoadOptions {
  /** The folder that holds `config/` and `suites/`. */
  root: string;
  /** Name of a file in `config/targets/`, or the path of a file that ends with `.yaml`. */
  target: string;
  /** Slugs; all platforms of the target where left out. */
  platforms?: readonly string[] | undefined;
  env: Environment;
  /** Local day that decides whether a waiver has ended, `2025-06-28`; today where left out. */
  today?: string;
}

/**
 * Reads the configuration for one target.
 * @throws ConfigError with every fault found
 */
export function loadConfig(options: LoadOptions): Config {
  const { root, env } = options;
  const files = readFiles(root, options.today);
  const { faults } = files;
  const secrets = new Secrets();
  const read = targetOf(options, files);
  const values = files.platforms.map(({ value }) => value);
  const chosen = read && chosenOf(read, values, options.platforms, faults);
  const units = knownUnits(files);
  const target =
    read && chosen && resolveTarget(read, root, env, units, secrets, faults, chosen.needs);
  checkAsked(root, options.platforms ?? [], faults);
  if (faults.length > 0 || read === null || chosen === null || target === null)
    throw new ConfigError(inOrder(faults));
  const common = commonOf(root, files);
  const platforms = common.configured
    .filter(({ slug }) => chosen.slugs.includes(slug))
    .map((platform) => withIdentity(platform, read.value));
  return { ...common, target, platforms, secrets };
}

const targetFile = (name: string) => `config/targets/${name}.yaml`;

function targetOf({ root, target }: LoadOptions, files: Files): Read<Target> | null {
  const targets = namesIn(root, 'config/targets');
  const isFile = target.endsWith('.yaml');
  if (isFile || targets.includes(target))
    return readTarget(root, isFile ? relative(root, resolve(target)) : targetFile(target), files);
  const message = `found no target ${target}, expected ${either(targets)}${didYouMean(target, targets)}`;
  files.faults.push(nowhere('config/targets', message));
  return null;
}

export interface ConfigCheck {
  /** Files that were read, relative to the root. */
  files: string[];
  faults: Fault[];
  /** Expired waivers, and secrets that are not set yet: a fault only for the target that is used. */
  warnings: Fault[];
}

/** Checks every file, all targets included, without needing their secrets. Never throws for a wrong file. */
export function checkConfig(root: string, env: Environment, today?: string): ConfigCheck {
  const files = readFiles(root, today);
  const targets = namesIn(root, 'config/targets');
  if (targets.length === 0)
    files.faults.push(nowhere('config/targets', 'found no target, expected a file for each'));
  for (const name of targets) {
    const read = readTarget(root, targetFile(name), files);
    if (read === null) continue;
    resolveTarget(read, root, env, knownUnits(files), new Secrets(), files.warnings);
  }
  return {
    files: [...files.names, ...targets.map(targetFile)],
    faults: inOrder(files.faults),
    warnings: inOrder(files.warnings),
  };
}

/**
 * What suites read at test time: platforms, plan and roles, without a target.
 * @throws ConfigError with every fault found
 */
export function loadSuiteConfig(root: string): Omit<Config, 'target' | 'secrets'> {
  const common = commonOf(root, readFiles(root, undefined));
  return { ...common, platforms: common.configured };
}

/** What the suites' own part of the configuration is checked on. */
export interface SuiteFiles {
  platforms: Read<Platform>[];
  /** By platform. */
  permissions: ReadonlyMap<string, Read<Permissions>>;
  catalogues: Catalogues;
}

/** The files that can be read, with their places; what is wrong in them is reported by the others. */
export function readSuites(root: string): SuiteFiles {
  const { folders, platforms } = readFiles(root, undefined);
  return {
    platforms,
    permissions: new Map(
      folders.flatMap(({ slug, permissions: read }) => (read === null ? [] : [[slug, read]])),
    ),
    catalogues: Object.fromEntries(folders.map(({ slug, catalogues }) => [slug, catalogues])),
  };
}
