import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { ConfigError, didYouMean, either, inOrder } from './reading/faults.ts';
import type { Fault } from './reading/faults.ts';
import { withGuards } from './platforms/load-guards.ts';
import { checkPlan, checkRolesFile } from './checks/plan.ts';
import { Plan } from './plan/plan.ts';
import { checkPlatform, checkPlatforms } from './checks/platform.ts';
import { Platform } from './platforms/platform.ts';
import { readCommunes, readProcedures } from './reading/register.ts';
import type { Commune, Procedure } from './reading/register.ts';
import type { Read } from './reading/reporter.ts';
import { resolveTarget } from './targets/resolve.ts';
import type { Needs, ResolvedTarget } from './targets/resolve.ts';
import { Roles } from './platforms/roles.ts';
import { Secrets } from './reading/secrets.ts';
import type { Environment } from './reading/secrets.ts';
import { shaped } from './reading/shape.ts';
import { readYaml } from './reading/source.ts';
import { checkProducts } from './checks/suite-files.ts';
import { checkTarget } from './checks/target.ts';
import { Target } from './targets/target.ts';

/** Everything a trial needs to know, resolved and cross-checked. */
export interface Config {
  root: string;
  target: ResolvedTarget;
  /** The chosen platforms, in the order of their slugs. */
  platforms: Platform[];
  /** All platforms, chosen or not. */
  configured: Platform[];
  plan: Plan;
  roles: Roles;
  communes: Commune[];
  procedures: Procedure[];
  secrets: Secrets;
  /** What is allowed and still worth a look. */
  warnings: Fault[];
}

export interface LoadOptions {
  /** The folder that holds `config/` and `suites/`. */
  root: string;
  /** Name of a file in `config/targets/`, or the path of a file that ends with `.yaml`. */
  target: string;
  /** Slugs; all platforms where left out. */
  platforms?: readonly string[] | undefined;
  env: Environment;
  /** Local day that decides whether a waiver has ended, `2025-06-28`; today where left out. */
  today?: string;
}

/** All files of the configuration that could be read, and every fault in them. */
interface Files {
  platforms: Read<Platform>[];
  plan: Read<Plan> | null;
  roles: Read<Roles> | null;
  communes: Commune[];
  procedures: Procedure[];
  /** False where a platform's file was left out for its faults: what others say of it cannot be judged. */
  allRead: boolean;
  /** False where a row of the communes was left out. */
  allUnits: boolean;
  faults: Fault[];
  warnings: Fault[];
}

function readShaped<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
  faults: Fault[],
): Read<z.output<S>> | null {
  const source = readYaml(root, file, faults);
  const value = source === null ? null : shaped(schema, source, faults);
  return source === null || value === null ? null : { value, source };
}

/** Names of the YAML files in a folder, without the ending, sorted. */
export function namesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => file.replace(/\.yaml$/, '')).sort();
}

function readFiles(root: string, today: string | undefined): Files {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const slugs = namesIn(root, 'config/platforms');
  if (slugs.length === 0)
    faults.push(nowhere('config/platforms', 'found no platform, expected a file for each'));
  const read = slugs.map((slug) =>
    readShaped(root, `config/platforms/${slug}.yaml`, Platform, faults),
  );
  const platforms = read.filter((one) => one !== null);
  const allRead = platforms.length === slugs.length;
  const plan = readShaped(root, 'config/plan.yaml', Plan, faults);
  const roles = readShaped(root, 'config/roles.yaml', Roles, faults);
  const units: Fault[] = [];
  const communes = readCommunes(root, 'config/communes.csv', units);
  faults.push(...units);
  const procedures = readProcedures(root, 'config/procedures.csv', faults);
  const values = platforms.map(({ value }) => value);
  for (const platform of platforms)
    checkPlatform(root, platform, plan?.value ?? null, roles?.value ?? null, faults, warnings);
  checkPlatforms(platforms, faults);
  if (plan !== null) checkPlan(plan, values, allRead, today, faults, warnings);
  if (roles !== null) checkRolesFile(roles, slugs, allRead, faults);
  const allUnits = units.length === 0;
  return { platforms, plan, roles, communes, procedures, allRead, allUnits, faults, warnings };
}

const targetFile = (name: string) => `config/targets/${name}.yaml`;

function readTarget(root: string, file: string, files: Files): Read<Target> | null {
  const read = readShaped(root, file, Target, files.faults);
  if (read !== null)
    checkTarget(
      read,
      files.platforms.map(({ value }) => value),
      files.roles?.value ?? null,
      knownUnits(files),
      files.allRead,
      files.faults,
    );
  if (read !== null && files.allRead)
    checkProducts(
      root,
      read,
      files.platforms.map(({ value }) => value),
      files.faults,
    );
  return read;
}

/** Codes of the province's own unit and of all communes. */
export function unitsOf(plan: Plan, communes: readonly Commune[]): string[] {
  return [plan.province.code, ...communes.map(({ code }) => code)];
}

/** Empty where the files that name the units could not be read. */
function knownUnits({ plan, communes, allUnits }: Files): string[] {
  return plan === null || !allUnits ? [] : unitsOf(plan.value, communes);
}

function nowhere(file: string, message: string): Fault {
  return { file, line: 1, column: 1, message };
}

/** What the chosen platforms need of a target: nobody is asked for the secrets of the others. */
function needsOf(
  platforms: readonly Read<Platform>[],
  roles: Roles | null,
  slugs: readonly string[] | undefined,
): Needs | null {
  if (slugs === undefined) return null;
  const chosen = platforms.map(({ value }) => value).filter(({ slug }) => slugs.includes(slug));
  // An account of a role that no platform lists may be anybody's.
  const listed = new Set(platforms.flatMap(({ value }) => value.roles));
  const free = Object.keys(roles?.roles ?? {}).filter((role) => !listed.has(role));
  return {
    roles: new Set([...free, ...chosen.flatMap((one) => one.roles)]),
    addresses: new Set(chosen.flatMap((one) => one.addresses)),
  };
}

/**
 * Reads the configuration for one target.
 * @throws ConfigError with every fault found
 */
export function loadConfig(options: LoadOptions): Config {
  const { root, env } = options;
  const files = readFiles(root, options.today);
  const { faults } = files;
  const targets = namesIn(root, 'config/targets');
  const secrets = new Secrets();
  let target: ResolvedTarget | null = null;
  const isFile = options.target.endsWith('.yaml');
  if (isFile || targets.includes(options.target)) {
    const file = isFile ? relative(root, resolve(options.target)) : targetFile(options.target);
    const read = readTarget(root, file, files);
    const asked = needsOf(files.platforms, files.roles?.value ?? null, options.platforms);
    if (read !== null)
      target = resolveTarget(read, root, env, knownUnits(files), secrets, faults, asked);
  } else {
    const hint = didYouMean(options.target, targets);
    const message = `found no target ${options.target}, expected ${either(targets)}${hint}`;
    faults.push(nowhere('config/targets', message));
  }
  const known = namesIn(root, 'config/platforms');
  for (const slug of options.platforms ?? []) {
    if (known.includes(slug)) continue;
    const message = `found no platform ${slug}, expected ${either(known)}${didYouMean(slug, known)}`;
    faults.push(nowhere('config/platforms', message));
  }
  const { plan, roles } = files;
  if (faults.length > 0 || target === null || plan === null || roles === null)
    throw new ConfigError(inOrder(faults));
  const configured = files.platforms.map(({ value }) => withGuards(value, plan.value.load));
  const chosen = configured.filter(
    ({ slug }) => options.platforms === undefined || options.platforms.includes(slug),
  );
  return {
    root,
    target,
    platforms: chosen,
    configured,
    plan: plan.value,
    roles: roles.value,
    communes: files.communes,
    procedures: files.procedures,
    secrets,
    warnings: inOrder(files.warnings),
  };
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
  const platforms = namesIn(root, 'config/platforms').map(
    (slug) => `config/platforms/${slug}.yaml`,
  );
  const csv = ['config/communes.csv', 'config/procedures.csv'];
  return {
    files: [
      ...platforms,
      ...targets.map(targetFile),
      'config/plan.yaml',
      'config/roles.yaml',
      ...csv,
    ],
    faults: inOrder(files.faults),
    warnings: inOrder(files.warnings),
  };
}

/**
 * What suites read at test time: platforms, plan and roles, without a target.
 * @throws ConfigError with every fault found
 */
export function loadSuiteConfig(root: string): Omit<Config, 'target' | 'secrets'> {
  const files = readFiles(root, undefined);
  const { plan, roles } = files;
  if (files.faults.length > 0 || plan === null || roles === null)
    throw new ConfigError(inOrder(files.faults));
  const configured = files.platforms.map(({ value }) => withGuards(value, plan.value.load));
  return {
    root,
    platforms: configured,
    configured,
    plan: plan.value,
    roles: roles.value,
    communes: files.communes,
    procedures: files.procedures,
    warnings: inOrder(files.warnings),
  };
}

/** What the suites' own part of the configuration is checked on. */
export interface SuiteFiles {
  platforms: Read<Platform>[];
  roles: Read<Roles> | null;
  procedures: Procedure[];
}

/** The files that can be read, with their places; what is wrong in them is told by the others. */
export function readSuites(root: string): SuiteFiles {
  const { platforms, roles, procedures } = readFiles(root, undefined);
  return { platforms, roles, procedures };
}
