import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Platform } from '../platforms/platform.ts';
import { platformsIn } from '../platforms/read.ts';
import type { Needs } from './resolve.ts';
import type { Target } from './target.ts';

export interface Chosen {
  /** The platforms that are tried. */
  slugs: string[];
  /** What they need of the target: nobody is asked for the secrets of the others. */
  needs: Needs;
}

/** Adds a fault for each platform that is asked for and is not configured. */
export function checkAsked(root: string, asked: readonly string[], faults: Fault[]): void {
  const known = platformsIn(root);
  for (const slug of asked) {
    if (known.includes(slug)) continue;
    const message = `found no platform ${slug}, expected ${either(known)}${didYouMean(slug, known)}`;
    faults.push({ file: 'config/platforms', line: 1, column: 1, message });
  }
}

/**
 * The platforms of a target that are tried: those asked for, all of them where `asked` is undefined. One that is asked
 * for and is not on the target is a fault.
 */
export function chosenOf(
  { value: target, source }: Read<Target>,
  platforms: readonly Platform[],
  asked: readonly string[] | undefined,
  faults: Fault[],
): Chosen {
  const own = Object.keys(target.platforms);
  const report = new Reporter(source, faults);
  for (const slug of asked ?? [])
    if (!own.includes(slug) && platforms.some((one) => one.slug === slug))
      report.key(
        ['platforms'],
        `found no platform ${slug}, expected ${either(own)}, which this target is for${didYouMean(slug, own)}`,
      );
  const slugs = own.filter((slug) => asked === undefined || asked.includes(slug));
  const chosen = platforms.filter(({ slug }) => slugs.includes(slug));
  const needs = new Map([...slugs, ...actedOn(chosen)].map((slug) => [slug, null] as const));
  return { slugs, needs };
}

/** Other platforms that journeys and checks of these act on. */
export function actedOn(platforms: readonly Platform[]): string[] {
  return platforms.flatMap(({ journeys, checks }) =>
    [...Object.values(journeys), ...Object.values(checks)].flatMap(({ actsOn = [] }) => actsOn),
  );
}

/** The platform with what its addresses show on this target. */
export function withIdentity(platform: Platform, target: Target): Platform {
  const own = target.platforms[platform.slug]?.identity ?? {};
  return { ...platform, identity: { ...platform.identity, ...own } };
}
