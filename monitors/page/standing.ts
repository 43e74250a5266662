import { withinHours } from '../turns/hours.ts';
import { staleAfterMs } from '../journal/facts.ts';
import type { Overview } from '../journal/overview.ts';
import { maintenanceOf } from '../turns/maintenance.ts';
import type { Monitor } from '../monitor.ts';
import type { RecentLooks } from '../look/recent.ts';
import type { Watched } from '../look/watched.ts';

/**
 * How a probe stands. `suspected`: its last look failed and nobody confirmed it yet; `stale`: its last look is too old
 * to say anything; `resting`: outside its hours.
 */
export type ProbeState =
  | 'up'
  | 'down'
  | 'suspected'
  | 'maintenance'
  | 'blocked'
  | 'refused'
  | 'stale'
  | 'none'
  | 'resting';

export type PlatformState =
  | 'down'
  | 'degraded'
  | 'settling'
  | 'suspected'
  | 'maintenance'
  | 'unknown'
  | 'partial'
  | 'up';

export interface ProbeStanding {
  watched: Watched;
  state: ProbeState;
  looks: RecentLooks | undefined;
}

export interface PlatformStanding {
  slug: string;
  state: PlatformState;
  probes: ProbeStanding[];
}

/** Of these states nothing is known: they are never shown as well. */
const UNKNOWN: readonly ProbeState[] = ['blocked', 'refused', 'stale', 'none', 'resting'];

export function isUnknown({ state }: ProbeStanding): boolean {
  return UNKNOWN.includes(state);
}

/** @param overview what is remembered and was read just now; null where nothing is */
export function standingOf(
  monitor: Monitor,
  overview: Overview | null,
  now: number,
): PlatformStanding[] {
  const { plan, monitors } = monitor.config;
  const groups = Map.groupBy(monitor.watched, ({ platform }) => platform);
  return [...groups].map(([slug, all]) => {
    const inMaintenance = maintenanceOf(plan, monitors.maintenance, slug, now) !== null;
    const probes = all.map((watched): ProbeStanding => {
      const looks = monitor.recent.of(watched.name);
      const held = overview?.standings[watched.name]?.state;
      const state = stateOf(looks, {
        ...{ held, inMaintenance, remembers: overview !== null },
        isFresh: looks !== undefined && now - looks.last.finishedAt <= staleAfterMs(watched),
        rests: !withinHours(plan, watched.schedule, now),
      });
      return { watched, state, looks };
    });
    return { slug, probes, state: platformState(slug, probes, overview, inMaintenance) };
  });
}

interface Circumstances {
  /** What the vantages together hold of it; null where none judged lately. */
  held: 'up' | 'down' | null | undefined;
  remembers: boolean;
  inMaintenance: boolean;
  isFresh: boolean;
  rests: boolean;
}

function stateOf(looks: RecentLooks | undefined, seen: Circumstances): ProbeState {
  const { held, remembers, inMaintenance, isFresh, rests } = seen;
  if (held === 'down') return 'down';
  // Another vantage, or this one before its restart.
  if (!isFresh && held === 'up') return 'up';
  if (looks === undefined || !isFresh) {
    if (rests) return 'resting';
    return looks === undefined ? 'none' : 'stale';
  }
  const { outcome } = looks.last;
  if (outcome === 'success') return 'up';
  if (outcome !== 'failure') return outcome;
  if (inMaintenance) return 'maintenance';
  return remembers ? 'suspected' : 'down';
}

function platformState(
  slug: string,
  probes: readonly ProbeStanding[],
  overview: Overview | null,
  inMaintenance: boolean,
): PlatformState {
  const open = overview?.open.filter(({ platform }) => platform === slug) ?? [];
  const failing = open.filter(({ symptoms }) => symptoms.some(({ until }) => until === null));
  if (failing.length > 0)
    return failing.some(({ severity }) => severity <= 'S2') ? 'down' : 'degraded';
  if (open.length > 0) return 'settling';
  if (inMaintenance) return 'maintenance';
  const has = (state: ProbeState) => probes.some((one) => one.state === state);
  if (has('down')) return 'down';
  if (has('suspected')) return 'suspected';
  if (probes.every(isUnknown)) return 'unknown';
  return probes.some((one) => one.state !== 'resting' && isUnknown(one)) ? 'partial' : 'up';
}
