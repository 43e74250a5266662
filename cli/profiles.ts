import type { Config } from '../config/load.ts';
import { didYouMean, either } from '../config/reading/faults.ts';
import { UsageError } from './explain.ts';

/**
 * The load profiles to run, as `<platform>/<profile>`: those of this name on every platform that has one.
 * @throws {UsageError} for a name that no platform has
 */
export function profilesNamed(names: readonly string[], { platforms }: Config): string[] {
  const known = [...new Set(platforms.flatMap((one) => Object.keys(one.load)))];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `unknown load profile ${unknown.join(', ')}, expected ${known.length > 0 ? either(known) : 'none, as there is none'}${didYouMean(unknown[0]!, known)}`,
    );
  return platforms.flatMap(({ slug, load }) =>
    names.filter((name) => Object.hasOwn(load, name)).map((name) => `${slug}/${name}`),
  );
}

/** What the target runs of each platform, as `<platform>/<profile>`. */
export function ownProfiles({ platforms, target }: Config): string[] {
  return platforms.flatMap(({ slug }) =>
    (target.load[slug]?.profiles ?? []).map((name) => `${slug}/${name}`),
  );
}
