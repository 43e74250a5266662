import { own } from '../reading/own.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Needs } from '../targets/resolve.ts';
import { roleOf } from './check-steps.ts';
import type { Monitors } from './monitors.ts';

/** What is watched on a target: the probes and objectives of other configured platforms do not count. */
export function watchedOn(
  monitors: Monitors,
  slugs: readonly string[],
  configured: readonly string[],
): Monitors {
  const counts = (slug: string) => slugs.includes(slug) || !configured.includes(slug);
  const kept = <T>(all: Record<string, T>, slugOf: (name: string, one: T) => string) =>
    Object.assign(
      Object.create(null) as Record<string, T>,
      Object.fromEntries(Object.entries(all).filter(([name, one]) => counts(slugOf(name, one)))),
    );
  return {
    ...monitors,
    probes: kept(monitors.probes, (_, { platform }) => platform),
    objectives: kept(monitors.objectives, (slug) => slug),
  };
}

/**
 * What the scheduled probes need of a target: the accounts of the roles that they sign in with, of all roles where a
 * journey is walked.
 */
export function needsOf(
  { modules, probes }: Monitors,
  platforms: readonly Platform[],
  slugs: readonly string[],
): Needs {
  const needs = new Map<string, Set<string> | null>(slugs.map((slug) => [slug, new Set()]));
  for (const { platform: slug, module: name } of Object.values(probes)) {
    const module = modules[name];
    const role = module && roleOf(module);
    if (role !== undefined) needs.get(slug)?.add(role);
    if (module?.prober !== 'journey') continue;
    needs.set(slug, null);
    const platform = platforms.find((one) => one.slug === slug);
    const entry = platform && own(platform.journeys, module.journey?.name ?? '');
    for (const other of entry?.actsOn ?? []) needs.set(other, null);
  }
  return needs;
}
