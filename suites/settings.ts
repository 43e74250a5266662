import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ConfigError, didYouMean, either, inOrder } from '../config/reading/faults.ts';
import type { Fault } from '../config/reading/faults.ts';
import { readSuites } from '../config/load.ts';
import type { SuiteFiles } from '../config/load.ts';
import type { Platform } from '../config/platforms/platform.ts';
import type { Catalogues } from '../config/platforms/catalogue.ts';
import { Reporter } from '../config/reading/reporter.ts';
import type { Read } from '../config/reading/reporter.ts';
import { shaped } from '../config/reading/shape.ts';
import { vendorsOf } from '../config/targets/products.ts';

/** What a suite's settings may speak of: names of its platform, and rows of its catalogues. */
export interface Surroundings {
  platform: Platform;
  /** By name. */
  catalogues: Catalogues[string];
}

/** What `suites/<slug>/settings.ts` exports as `settingsSchema`: the shape of `settings:` in the platform's YAML. */
export type SettingsSchema = (around: Surroundings) => z.ZodType;

/**
 * What `suites/<slug>/settings.ts` may export as `fileFaults`: checks files that only this platform has, and adds what is
 * wrong in them.
 */
export type FileFaults = (root: string, faults: Fault[]) => unknown;

interface SuiteModules {
  settings: SettingsSchema | undefined;
  files: FileFaults | undefined;
  /** File of a product → permissions it knows how to try; of those products that try any. */
  tried: ReadonlyMap<string, readonly string[]>;
}

/**
 * Checks what only a platform's suite knows: its `settings:`, and the permissions it tries. Faults of the files
 * themselves are not reported here.
 */
export async function settingsFaults(root: string): Promise<Fault[]> {
  const files = readSuites(root);
  const faults: Fault[] = [];
  for (const read of files.platforms) {
    const modules = await modulesOf(root, read, faults);
    if (modules === null) continue;
    checkSettings(read, modules, files, faults);
    modules.files?.(root, faults);
    checkPermissions(read.value.slug, modules, files, faults);
  }
  return inOrder(faults);
}

/**
 * Reads a configuration and what its suites say of it.
 * @throws ConfigError with the faults of both
 */
export async function withSettings<T>(root: string, load: () => T): Promise<T> {
  const faults = await settingsFaults(root);
  try {
    const config = load();
    if (faults.length === 0) return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  throw new ConfigError(inOrder(faults));
}

/** The settings' schema of every platform whose suite has one. */
export async function schemasOf(
  root: string,
): Promise<{ platform: Platform; settings: z.ZodType }[]> {
  const { platforms, catalogues } = readSuites(root);
  const all = platforms.map(async ({ value: platform, ...read }) => {
    const modules = await modulesOf(root, { value: platform, ...read }, []);
    const settings = modules?.settings?.(aroundOf(platform, catalogues));
    return settings === undefined ? [] : [{ platform, settings }];
  });
  return (await Promise.all(all)).flat();
}

function aroundOf(platform: Platform, catalogues: Catalogues): Surroundings {
  return { platform, catalogues: catalogues[platform.slug] ?? {} };
}

async function modulesOf(
  root: string,
  { value: { slug }, source }: Read<Platform>,
  faults: Fault[],
): Promise<SuiteModules | null> {
  try {
    const settings = await load(join(root, 'suites', slug, 'settings.ts'));
    const tried = new Map<string, readonly string[]>();
    for (const vendor of vendorsOf(slug, root)) {
      const file = `suites/${slug}/products/${vendor}/rights.ts`;
      const { TRIED } = await load(join(root, file));
      if (Array.isArray(TRIED)) tried.set(file, TRIED as string[]);
    }
    return {
      settings: settings['settingsSchema'] as SettingsSchema | undefined,
      files: settings['fileFaults'] as FileFaults | undefined,
      tried,
    };
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    new Reporter(source, faults).key(
      ['settings'],
      `found a suite in suites/${slug} that cannot be read (${why}), expected one that tells its settings`,
    );
    return null;
  }
}

async function load(file: string): Promise<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}

function checkSettings(
  { value: platform, source }: Read<Platform>,
  { settings }: SuiteModules,
  { catalogues }: SuiteFiles,
  faults: Fault[],
): void {
  if (settings !== undefined) {
    const schema = settings(aroundOf(platform, catalogues));
    shaped(z.looseObject({ settings: schema }), source, faults);
  } else if (Object.keys(platform.settings).length > 0)
    new Reporter(source, faults).key(
      ['settings'],
      `found settings, expected none: suites/${platform.slug}/settings.ts exports no settingsSchema that says which`,
    );
}

/** Every permission is tried on every product, and nothing is tried that is no permission. */
function checkPermissions(
  slug: string,
  { tried }: SuiteModules,
  { permissions }: SuiteFiles,
  faults: Fault[],
): void {
  const read = permissions.get(slug);
  if (read === undefined) return;
  const report = new Reporter(read.source, faults);
  const names = Object.keys(read.value.permissions);
  for (const [file, known] of tried) {
    for (const name of names)
      if (!known.includes(name))
        report.key(
          ['permissions', name],
          `found the permission ${name}, expected one that ${file} tries${didYouMean(name, known)}`,
        );
    const missing = known.filter((name) => !names.includes(name));
    if (missing.length > 0)
      report.key(
        ['permissions'],
        `found no permission ${either(missing)}, expected each that ${file} tries`,
      );
  }
}
