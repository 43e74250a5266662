import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { RequestRecord, SeriesPoint } from '../../records/runs/load.ts';
import { requestsOf, seriesOf, type Bucket } from './figures.ts';
import { BEGUN } from './wrapper.ts';

/** What the samples of a run say, second by second and request by request, and what else is read from them. */
export interface Samples {
  series: SeriesPoint[];
  requests: RequestRecord[];
  /** Samples by metric. */
  counts: Map<string, number>;
  /** Users at work, second by second from the first that began to the last; k6 tells none of a run's first second. */
  users: number[];
  /** Seconds from the first iteration that was begun to the last. */
  span: number;
  /** Longest stretch, in s, in which k6 reported nothing of its users, which it does each second: it stood still. */
  silence: number;
  /** Requests that failed of this machine's own lack: no file handle, no port, no name, no way. */
  ownFailures: { count: number; error: string };
  /** Cells of the record by which the wrapper hands the end-of-test data back; empty where k6 ended before. */
  record: string[];
}

const ownLack =
  /too many open files|cannot assign requested address|no buffer space|network is (?:unreachable|down)|no such host|server misbehaving|cannot allocate memory/i;

/**
 * Reads k6's CSV samples from its output while it runs and keeps only figures: nothing of them is written down.
 * @param recordName first cell of the wrapper's own line
 */
export async function readSamples(output: Readable, recordName: string): Promise<Samples> {
  const reader = new SampleReader(recordName);
  const rows = parse({ relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  try {
    await pipeline(output, rows, async (all: AsyncIterable<string[]>) => {
      for await (const row of all) reader.take(row);
    });
  } catch {
    // Cut off in the middle of a line: k6 was ended. What was read counts.
  }
  return reader.result();
}

class SampleReader {
  readonly #recordName: string;
  #columns: Map<string, number> | undefined;
  readonly #seconds = new Map<number, Bucket>();
  readonly #names = new Map<string, Bucket>();
  readonly #counts = new Map<string, number>();
  readonly #users: number[] = [];
  /** When k6 last reported its users, in s of its clock. */
  #told: number | undefined;
  #silence = 0;
  #begun: { first: number; last: number } | undefined;
  #ownFailures = { count: 0, error: '' };
  #record: string[] = [];

  constructor(recordName: string) {
    this.#recordName = recordName;
  }

  take(row: string[]): void {
    const [metric = '', at, value] = row;
    if (metric === this.#recordName) this.#record = row;
    else if (metric === 'metric_name') this.#columns = new Map(row.map((name, n) => [name, n]));
    else if (this.#columns) this.#sample(metric, Number(at), Number(value), row);
  }

  #sample(metric: string, at: number, value: number, row: string[]): void {
    this.#counts.set(metric, (this.#counts.get(metric) ?? 0) + 1);
    // Whatever was sampled later than a second after its users were reported came out of a standstill.
    if (this.#told !== undefined) this.#silence = Math.max(this.#silence, at - this.#told);
    if (metric === 'vus') this.#usersAt(at, value);
    if (metric === BEGUN) this.#begun = { first: this.#begun?.first ?? at, last: at };
    if (metric !== 'http_reqs' && metric !== 'http_req_duration' && metric !== 'http_req_failed')
      return;
    const cell = (name: string) => row[this.#columns?.get(name) ?? -1] ?? '';
    const expected = cell('expected_response') !== 'false';
    for (const bucket of [bucketOf(this.#seconds, at), bucketOf(this.#names, cell('name'))]) {
      if (metric === 'http_reqs') bucket.count += 1;
      // What was refused took no time: only answers that were expected tell how quick the platform is.
      else if (metric === 'http_req_failed') bucket.failed += value;
      else if (expected) bucket.times.push(value);
    }
    if (metric === 'http_req_failed' && value > 0) this.#failure(cell('error'));
  }

  #usersAt(at: number, value: number): void {
    // k6 tells of its users while it prepares, too.
    if (value > 0 || this.#users.length > 0) this.#users.push(value);
    this.#told = at;
  }

  #failure(error: string): void {
    if (!ownLack.test(error)) return;
    this.#ownFailures = { count: this.#ownFailures.count + 1, error };
  }

  result(): Samples {
    return {
      series: seriesOf(this.#seconds),
      requests: requestsOf(this.#names),
      ...{
        counts: this.#counts,
        users: this.#users.slice(0, this.#users.findLastIndex((one) => one > 0) + 1),
        silence: this.#silence,
      },
      span: this.#begun ? this.#begun.last - this.#begun.first : 0,
      ...{ ownFailures: this.#ownFailures, record: this.#record },
    };
  }
}

function bucketOf<K>(buckets: Map<K, Bucket>, key: K): Bucket {
  const known = buckets.get(key);
  if (known) return known;
  const fresh: Bucket = { count: 0, failed: 0, times: [] };
  buckets.set(key, fresh);
  return fresh;
}
