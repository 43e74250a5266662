import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RequestRecord, SeriesPoint } from '../../records/model.ts';

interface Bucket {
  times: number[];
  failed: number;
}

/** What the samples of a run say, second by second and request by request. */
export interface Samples {
  series: SeriesPoint[];
  requests: RequestRecord[];
}

/**
 * Reads k6's CSV samples once and keeps only figures: the file itself names addresses and is deleted by the caller.
 * @param file as written by `k6 run --out csv=…`
 */
export async function readSamples(file: string): Promise<Samples> {
  const seconds = new Map<number, Bucket>();
  const names = new Map<string, Bucket>();
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let columns: { at: number; value: number; name: number } | undefined;
  for await (const line of lines) {
    if (!columns) {
      const names = line.split(',');
      const [at, value, name] = ['timestamp', 'metric_value', 'name'].map((one) =>
        names.indexOf(one),
      ) as [number, number, number];
      columns = { at, value, name };
      continue;
    }
    const metric = line.slice(0, line.indexOf(','));
    if (metric !== 'http_req_duration' && metric !== 'http_req_failed') continue;
    const cells = line.split(',');
    const at = Number(cells[columns.at]);
    const value = Number(cells[columns.value]);
    const name = cells[columns.name] ?? '';
    for (const bucket of [bucketOf(seconds, at), bucketOf(names, name)])
      if (metric === 'http_req_duration') bucket.times.push(value);
      else bucket.failed += value;
  }
  return { series: seriesOf(seconds), requests: requestsOf(names) };
}

function bucketOf<K>(buckets: Map<K, Bucket>, key: K): Bucket {
  const known = buckets.get(key);
  if (known) return known;
  const fresh: Bucket = { times: [], failed: 0 };
  buckets.set(key, fresh);
  return fresh;
}

function seriesOf(seconds: Map<number, Bucket>): SeriesPoint[] {
  const start = [...seconds.keys()].reduce((least, at) => Math.min(least, at), Infinity);
  return [...seconds.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([at, bucket]) => {
      const times = bucket.times.toSorted((a, b) => a - b);
      return {
        at: at - start,
        requests: times.length,
        failed: bucket.failed,
        mean: mean(times),
        p95: quantile(times, 0.95),
        max: times.at(-1) ?? 0,
      };
    });
}

function requestsOf(names: Map<string, Bucket>): RequestRecord[] {
  return [...names.entries()]
    .filter(([, bucket]) => bucket.times.length > 0)
    .map(([name, bucket]) => {
      const times = bucket.times.toSorted((a, b) => a - b);
      return {
        // A request nobody named carries its address: nothing of it may stay.
        name: /^https?:/.test(name) ? new URL(name).pathname.replace(/\d{4,}/g, '…') : name,
        count: times.length,
        mean: mean(times),
        p50: quantile(times, 0.5),
        p90: quantile(times, 0.9),
        p95: quantile(times, 0.95),
        p99: quantile(times, 0.99),
        max: times.at(-1) ?? 0,
        errorRate: bucket.failed / times.length,
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** ms to the hundredth: more digits than the clock has would only differ from run to run. */
const round = (value: number) => Math.round(value * 100) / 100;

function mean(times: number[]): number {
  return times.length === 0 ? 0 : round(times.reduce((sum, one) => sum + one, 0) / times.length);
}

/** @param sorted ascending */
function quantile(sorted: number[], share: number): number {
  const index = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return round(sorted[index] ?? 0);
}
