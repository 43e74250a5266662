import { rhythmOf } from '../monitors/turns/rhythm.ts';

/** When the connection of probe `n` came, in ms of the page server's clock. */
export type Arrival = readonly [probe: number, ms: number];

export interface Punctuality {
  /**
   * How long after its time each turn came, in ms, sorted. Rhythms are known but for the one moment that they all begin
   * at; that is taken so that the most punctual turn is late by 0. What connections and the page server take
   * counts against us.
   */
  lateMs: number[];
  /** Time from turn to turn, the mean over all probes, in ms. */
  meanIntervalMs: number;
  /** Turns that should have come between a probe's first and its last, and did not. */
  missed: number;
}

/** How punctual the turns of a scheduler were, from what arrived: HTTP probes alone, numbered as they are configured. */
export function punctuality(arrivals: readonly Arrival[], intervalMs: number): Punctuality {
  const byProbe = Map.groupBy(arrivals, ([probe]) => probe);
  const reference = arrivals[0] === undefined ? 0 : phase(arrivals[0], intervalMs);
  const phases = arrivals.map((one) => {
    const apart = phase(one, intervalMs) - reference;
    // Round the clock: the way that is shorter.
    return apart - intervalMs * Math.round(apart / intervalMs);
  });
  const earliest = phases.reduce((least, one) => Math.min(least, one), Infinity);
  const intervals: number[] = [];
  let missed = 0;
  for (const some of byProbe.values()) {
    const times = some.map(([, ms]) => ms).toSorted((a, b) => a - b);
    const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
    if (times.length < 2) continue;
    intervals.push((last - first) / (times.length - 1));
    missed += Math.round((last - first) / intervalMs) - (times.length - 1);
  }
  return {
    lateMs: phases.map((one) => one - earliest).toSorted((a, b) => a - b),
    meanIntervalMs: intervals.reduce((sum, one) => sum + one, 0) / intervals.length,
    missed,
  };
}

/** Where in the interval the scheduler's beginning lies, if this turn was punctual. */
function phase([probe, ms]: Arrival, intervalMs: number): number {
  const task = { name: '', kind: 'http', intervalMs, jitterMs: 0 } as const;
  return (ms - rhythmOf(task, probe, 0).start) % intervalMs;
}

/** The value that the given part of sorted values does not exceed. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
