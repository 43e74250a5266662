import type { Opinion } from '../../records/opinions.ts';
import type { VantageRecord } from '../../records/vantages.ts';
import type { JournalFacts } from './facts.ts';

/** What the vantages together hold of a probe. */
export interface Standing {
  /** Null where no vantage has judged lately: then nothing is known. */
  state: 'up' | 'down' | null;
  /** Since when the first of them sees it down. */
  since: string;
  reason: string;
  /** Who sees it down. */
  vantages: string[];
}

/** A monitor that has not told of itself for so long is taken for dead, and its opinions for stale. */
export const DEAD_AFTER_MS = 60_000;

/**
 * What the vantages together hold of each of these probes that is watched: it is down where as many of those that live and judged lately see it
 * down as the quorum asks for, and never more than there are.
 * @param now Unix time in ms
 */
export function standings(
  facts: Pick<JournalFacts, 'probes' | 'judging'>,
  probes: Iterable<string>,
  opinions: readonly Opinion[],
  vantages: readonly VantageRecord[],
  now: number,
): Map<string, Standing> {
  const alive = new Set(
    vantages
      .filter(({ seenAt }) => now - Date.parse(seenAt) <= DEAD_AFTER_MS)
      .map(({ vantage }) => vantage),
  );
  // Thousands of probes, every second: nobody is looked for among all.
  const byProbe = Map.groupBy(opinions, ({ probe }) => probe);
  const all = new Map<string, Standing>();
  for (const probe of probes) {
    const staleMs = facts.probes[probe]?.staleMs;
    if (staleMs === undefined) continue;
    const fresh = (byProbe.get(probe) ?? []).filter(
      (one) => alive.has(one.vantage) && now - Date.parse(one.at) <= staleMs,
    );
    const downs = fresh
      .filter(({ state }) => state === 'down')
      .sort((a, b) => (a.since < b.since ? -1 : 1));
    const { quorum } = facts.judging;
    const asked = quorum === 'majority' ? Math.floor(fresh.length / 2) + 1 : quorum;
    const isDown = downs.length > 0 && downs.length >= Math.min(asked, fresh.length);
    const state = fresh.length === 0 ? null : isDown ? 'down' : 'up';
    const { since = '', reason = '' } = downs[0] ?? {};
    all.set(probe, { state, since, reason, vantages: downs.map(({ vantage }) => vantage).sort() });
  }
  return all;
}
