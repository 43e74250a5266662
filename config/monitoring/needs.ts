import { own } from '../reading/own.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Needs } from '../targets/resolve.ts';
import type { Target } from '../targets/target.ts';
import { roleOf } from './check-steps.ts';
import type { Monitors } from './monitors.ts';

/**
 * What is watched on a target: probes that are for other kinds of target, and the probes and objectives of other
 * configured platforms, do not count, nor the modules that only those use.
 */
export function watchedOn(
  monitors: Monitors,
  slugs: readonly string[],
  configured: readonly string[],
  kind: Target['kind'],
): Monitors {
  const counts = (slug: string) => slugs.includes(slug) || !configured.includes(slug);
  const kept = <T>(all: Record<string, T>, isKept: (name: string, one: T) => boolean) =>
    named(Object.entries(all).filter(([name, one]) => isKept(name, one)));
  const probes = kept(
    monitors.probes,
    (_, { platform, kinds }) => counts(platform) && kinds?.includes(kind) !== false,
  );
  const used = new Set(Object.values(probes).map(({ module }) => module));
  const dropped = new Set(
    Object.values(monitors.probes).flatMap(({ module }) => (used.has(module) ? [] : [module])),
  );
  return {
    ...monitors,
    modules: kept(monitors.modules, (name) => !dropped.has(name)),
    probes,
    objectives: kept(monitors.objectives, (slug) => counts(slug)),
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

/** A table that knows no `constructor` nor `toString`, as the configuration's own are. */
function named<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
}
