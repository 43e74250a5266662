import { rootFolder } from '../config/home.ts';
import { loadSuiteConfig } from '../config/load.ts';
import type { CatalogueRow } from '../config/platforms/catalogue.ts';
import type { CheckEntry, JourneyEntry, Platform } from '../config/platforms/platform.ts';
import type { Stage } from './stage/stage.ts';

/** A user flow that can be walked: as an acceptance test, as a live probe, for the user guide. */
export interface Journey {
  platform: string;
  name: string;
  walk(stage: Stage): Promise<void>;
}

/** Declares a journey. Its title, role, effect and requirements stand in the platform's YAML. */
export function journey(
  platform: string,
  name: string,
  walk: (stage: Stage) => Promise<void>,
): Journey {
  return { platform, name, walk };
}

let suiteConfig: ReturnType<typeof loadSuiteConfig> | undefined;

/** The configuration as suites see it, read once in a process. */
export function configOfSuites(): ReturnType<typeof loadSuiteConfig> {
  suiteConfig ??= loadSuiteConfig(rootFolder());
  return suiteConfig;
}

/**
 * The rows of a platform's catalogue.
 * @throws RangeError where it has no such catalogue: a comparison with nothing would find nothing wrong
 */
export function catalogueOf(slug: string, name: string): readonly CatalogueRow[] {
  const rows = configOfSuites().catalogues[slug]?.[name];
  if (rows === undefined)
    throw new RangeError(`no catalogue ${name} in config/platforms/${slug}/platform.yaml`);
  return rows;
}

/** What people call a role; one of a tester's own target has its id alone. */
export function roleName(role: string): string {
  return configOfSuites().roles.roles[role]?.name.vi ?? role;
}

/** The name of a commune by its code. @throws RangeError where there is none: a comparison with nothing finds nothing wrong */
export function communeName(unit: string): string {
  const found = configOfSuites().communes.find(({ code }) => code === unit);
  if (found === undefined) throw new RangeError(`no commune ${unit} among those of the plan`);
  return found.name;
}

/** @throws RangeError for a platform that is not configured */
export function platformOf(slug: string): Platform {
  const platform = configOfSuites().platforms.find((one) => one.slug === slug);
  if (platform === undefined) throw new RangeError(`no platform ${slug} in config/platforms`);
  return platform;
}

/** @throws RangeError for a name the platform's YAML does not have */
export function journeyEntry({ platform, name }: Pick<Journey, 'platform' | 'name'>): JourneyEntry {
  const entry = platformOf(platform).journeys[name];
  if (entry === undefined)
    throw new RangeError(`no journey ${name} in config/platforms/${platform}/platform.yaml`);
  return entry;
}

/** @throws RangeError for a name the platform's YAML does not have */
export function checkEntry(platform: string, name: string): CheckEntry {
  const entry = platformOf(platform).checks[name];
  if (entry === undefined)
    throw new RangeError(`no check ${name} in config/platforms/${platform}/platform.yaml`);
  return entry;
}
