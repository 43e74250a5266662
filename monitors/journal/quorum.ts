import type { Said } from '../../words/said/said.ts';
import type { Opinion } from '../../records/samples/opinions.ts';
import type { VantageRecord } from '../../records/samples/vantages.ts';
import type { JournalFacts } from './facts.ts';

/** What the vantages together hold of a probe. */
export interface Standing {
  /** Null where no vantage has judged lately: then nothing is known. */
  state: 'up' | 'down' | null;
  /** Since when the first of them sees it down. */
  since: string;
  reason: Said;
  /** Who sees it down. */
  vantages: string[];
}

/**
 * What the vantages together hold of each of these probes that is watched: it is down where as many of those that live
 * and judged lately see it down as the quorum asks for, and never more than there are. Ages are measured by the store's
 * clock; where it jumped they are wrong, so nothing is known until every vantage had time to look again.
 * @param now Unix time in ms, of the store
 * @param settledMs how long the store's clock has run without a jump
 */
export function standings(
  facts: Pick<JournalFacts, 'probes' | 'judging'>,
  probes: Iterable<string>,
  opinions: readonly Opinion[],
  vantages: readonly VantageRecord[],
  now: number,
  settledMs = Infinity,
): Map<string, Standing> {
  const { quorum, deadAfterMs } = facts.judging;
  // A time to come is no sign of life either: then the clock went back.
  const isRecent = (at: string, ms: number) => Math.abs(now - Date.parse(at)) <= ms;
  const alive = new Set(
    vantages.filter(({ seenAt }) => isRecent(seenAt, deadAfterMs)).map(({ vantage }) => vantage),
  );
  // Thousands of probes, every second: nobody is looked for among all.
  const byProbe = Map.groupBy(opinions, ({ probe }) => probe);
  const all = new Map<string, Standing>();
  for (const probe of probes) {
    const staleMs = facts.probes[probe]?.staleMs;
    if (staleMs === undefined) continue;
    const isUnsettled = vantages.length > 1 && settledMs < Math.max(staleMs, deadAfterMs);
    const fresh = (byProbe.get(probe) ?? []).filter(
      (one) => !isUnsettled && alive.has(one.vantage) && isRecent(one.at, staleMs),
    );
    const downs = fresh
      .filter(({ state }) => state === 'down')
      .sort((a, b) => (a.since < b.since ? -1 : 1));
    const asked = quorum === 'majority' ? Math.floor(fresh.length / 2) + 1 : quorum;
    const isDown = downs.length > 0 && downs.length >= Math.min(asked, fresh.length);
    const state = fresh.length === 0 ? null : isDown ? 'down' : 'up';
    const { since = '', reason = '' } = downs[0] ?? {};
    all.set(probe, { state, since, reason, vantages: downs.map(({ vantage }) => vantage).sort() });
  }
  return all;
}
