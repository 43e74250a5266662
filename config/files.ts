import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlanNorms, checkPlatformNorms } from './norms/check.ts';
import { NORMS_FILE, readNorms } from './norms/read.ts';
import { withGuards } from './platforms/load-guards.ts';
import { checkPlan } from './checks/plan.ts';
import { checkPlatform, checkPlatforms } from './checks/platform.ts';
import { checkRoles, rolesOf } from './checks/roles.ts';
import { checkTarget } from './checks/target.ts';
import { Plan } from './plan/plan.ts';
import type { Catalogues } from './platforms/catalogue.ts';
import type { Platform } from './platforms/platform.ts';
import { readPlatforms } from './platforms/read.ts';
import { mutantsFile, readEquivalents } from './platforms/mutants.ts';
import { readShaped } from './reading/shaped-file.ts';
import type { PlatformFolder } from './platforms/read.ts';
import { RolesFile } from './platforms/roles.ts';
import type { Roles } from './platforms/roles.ts';
import { COMMUNES_FILE, readCommunes } from './reading/communes.ts';
import type { Commune } from './reading/communes.ts';
import { ConfigError, inOrder } from './reading/faults.ts';
import type { Fault } from './reading/faults.ts';
import type { Read } from './reading/reporter.ts';
import { Target } from './targets/target.ts';
import { checkLoadOfProducts } from './checks/load-scripts.ts';
import { checkProducts } from './checks/suite-files.ts';
import { Norms } from './norms/norms.ts';
import { Reporter } from './reading/reporter.ts';
import type { PlanInWords } from './norms/cite.ts';
import { withNorms } from './norms/cite.ts';
import { withGrounds } from './norms/cite.ts';

/** All files of the configuration that could be read, and every fault in them. */
export interface Files {
  folders: PlatformFolder[];
  platforms: Read<Platform>[];
  plan: Read<Plan> | null;
  norms: Norms['norms'];
  /** The local day that is judged, `2025-06-28`. */
  day: string;
  roles: Roles | null;
  communes: Commune[];
  /** False where a platform's file was left out for its faults: what others say of it cannot be judged. */
  allRead: boolean;
  /** False where a row of the communes was left out. */
  allUnits: boolean;
  /** Paths relative to the root. */
  names: string[];
  faults: Fault[];
  warnings: Fault[];
}

/** Reads and checks everything but the targets. `today` is a local day, the present one where left out. */
export function readFiles(root: string, today: string | undefined): Files {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const folders = readPlatforms(root, faults);
  if (folders.length === 0)
    faults.push(nowhere('config/platforms', 'found no platform, expected a folder for each'));
  const platforms = folders.flatMap(({ platform }) => (platform === null ? [] : [platform]));
  const allRead = folders.every(({ slug, platform }) => platform?.value.slug === slug);
  const plan = readShaped(root, 'config/plan.yaml', Plan, faults);
  const day = today ?? localToday(plan?.value.timeZone);
  const rolesFile = readShaped(root, 'config/roles.yaml', RolesFile, faults);
  const roles = rolesFile && rolesOf(rolesFile.value, folders);
  const units: Fault[] = [];
  const communes = readCommunes(root, units);
  faults.push(...units);
  const values = platforms.map(({ value }) => value);
  for (const { slug, platform } of folders)
    if (platform !== null)
      checkPlatform(root, slug, platform, plan?.value ?? null, roles, faults, warnings);
  const slugs = folders.map(({ slug }) => slug);
  checkPlatforms(platforms, slugs, faults);
  if (plan !== null) checkPlan(plan, values, allRead, day, faults, warnings);
  if (rolesFile !== null) checkRoles(rolesFile, folders, faults);
  const norms = readNorms(root, faults);
  if (norms !== null) {
    const about = ({ source }: Read<unknown>) => ({
      report: new Reporter(source, faults),
      warn: new Reporter(source, warnings),
    });
    for (const one of platforms) checkPlatformNorms(about(one), one.value, norms, day);
    if (plan !== null) checkPlanNorms(about(plan), plan.value, norms, day);
  }
  readEquivalents(root, slugs, faults);
  const allUnits = units.length === 0;
  const names = [
    ...folders.flatMap(({ files }) => files),
    ...slugs.map(mutantsFile).filter((file) => existsSync(join(root, file))),
    ...['config/plan.yaml', 'config/roles.yaml'],
    ...(communes.length > 0 ? [COMMUNES_FILE] : []),
    ...(existsSync(join(root, NORMS_FILE)) ? [NORMS_FILE] : []),
  ];
  return {
    ...{ folders, platforms, plan, roles, communes, allRead, allUnits, names, faults, warnings },
    ...{ norms: norms ?? {}, day },
  };
}

export function readTarget(root: string, file: string, files: Files): Read<Target> | null {
  const { folders, platforms, roles, communes, allRead, faults } = files;
  const read = readShaped(root, file, Target, faults);
  const values = platforms.map(({ value }) => value);
  // Without a list of communes any unit may be meant.
  const units = communes.length > 0 ? knownUnits(files) : [];
  const beside = new Map(folders.map((one) => [one.slug, ownUnits(one)]));
  if (read !== null) checkTarget(read, values, roles, { units, beside }, allRead, faults);
  if (read !== null && allRead) {
    checkProducts(root, read, faults);
    checkLoadOfProducts(root, read, values, faults);
  }
  return read;
}

/** Codes of the units that a platform has beside the communes. */
function ownUnits({ platform, catalogues }: PlatformFolder): string[] {
  return (catalogues[platform?.value.units ?? ''] ?? []).flatMap(({ code }) => code ?? []);
}

/** Codes of the province's own unit and of all communes. */
export function unitsOf({ province }: Plan, communes: readonly Commune[]): string[] {
  return [province.code, ...communes.map(({ code }) => code)];
}

/** Empty where the files that name the units could not be read. */
export function knownUnits({ plan, communes, allUnits }: Files): string[] {
  return plan === null || !allUnits ? [] : unitsOf(plan.value, communes);
}

/** A fault of a folder, or of what has no place in a file. */
export function nowhere(file: string, message: string): Fault {
  return { file, line: 1, column: 1, message };
}

/** What everybody reads of the configuration, whatever the target. */
export interface Common {
  root: string;
  /** All platforms, chosen or not. */
  configured: Platform[];
  plan: PlanInWords;
  roles: Roles;
  communes: Commune[];
  catalogues: Catalogues;
  /** What is allowed and still worth a look. */
  warnings: Fault[];
}

/** @throws ConfigError with every fault found */
export function commonOf(root: string, files: Files): Common {
  const { plan, roles, folders, platforms, communes, norms, day } = files;
  if (files.faults.length > 0 || plan === null || roles === null)
    throw new ConfigError(inOrder(files.faults));
  const catalogues = Object.fromEntries(folders.map(({ slug, catalogues }) => [slug, catalogues]));
  return {
    root,
    configured: platforms.map(({ value }) =>
      withNorms(withGuards(value, plan.value.load), norms, day),
    ),
    plan: withGrounds(plan.value, norms, day),
    ...{ roles, communes, catalogues },
    warnings: inOrder(files.warnings),
  };
}

/** The local day of the plan, `2025-06-28`. */
function localToday(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('sv-SE', timeZone === undefined ? {} : { timeZone }).format();
}
