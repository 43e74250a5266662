import type { RequestRecord, SeriesPoint } from '../../records/runs/load.ts';

/** The requests of one second, or of one name. */
export interface Bucket {
  count: number;
  failed: number;
  /** ms of the expected answers. */
  times: number[];
}

/** One point a second, in the order of the run's own clock. */
export function seriesOf(seconds: Map<number, Bucket>): SeriesPoint[] {
  const start = [...seconds.keys()].reduce((least, at) => Math.min(least, at), Infinity);
  return [...seconds.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([at, { count, failed, times }]) => {
      const sorted = times.toSorted((a, b) => a - b);
      return {
        ...{ at: at - start, requests: count, failed, mean: mean(sorted) },
        ...{ p95: quantile(sorted, 0.95), max: quantile(sorted, 1) },
      };
    });
}

/** The named requests by name; times in ms of the answers that were expected. */
export function requestsOf(names: Map<string, Bucket>): RequestRecord[] {
  return [...names.entries()]
    .filter(([, { count }]) => count > 0)
    .map(([name, { count, failed, times }]) => {
      const sorted = times.toSorted((a, b) => a - b);
      return {
        // A request nobody named carries its address: nothing of it may stay.
        name: nameless(name),
        count,
        mean: mean(sorted),
        p50: quantile(sorted, 0.5),
        p90: quantile(sorted, 0.9),
        p95: quantile(sorted, 0.95),
        p99: quantile(sorted, 0.99),
        max: quantile(sorted, 1),
        errorRate: failed / count,
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function nameless(name: string): string {
  if (!/^(?:https?|wss?):\/\//.test(name)) return name;
  const path = URL.canParse(name) ? new URL(name).pathname : name.replace(/^[a-z]+:\/\/[^/]*/, '');
  return path.replace(/\d{4,}/g, '…');
}

/** ms to the hundredth: more digits than the clock has would only differ from run to run. */
const round = (value: number) => Math.round(value * 100) / 100;

/** Null where nothing was measured: no answer is no quick one. */
function mean(times: number[]): number | null {
  return times.length === 0 ? null : round(times.reduce((sum, one) => sum + one, 0) / times.length);
}

/** @param sorted ascending */
function quantile(sorted: number[], share: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  return value === undefined ? null : round(value);
}
