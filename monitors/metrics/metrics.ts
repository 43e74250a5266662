import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../look/clock.ts';
import { familiesOf, pieces, PLAIN } from '../exposition/exposition.ts';
import type { Family, Format, Labels, Source } from '../exposition/exposition.ts';
import { JourneyMetrics } from './journeys.ts';
import { Shapes } from './shapes.ts';
import type { Measured } from './shapes.ts';
import type { Sample } from '../look/sample.ts';
import type { Skip, Task, Watcher } from '../turns/scheduler.ts';
import { Tally } from './tally.ts';
import type { Watched } from '../look/watched.ts';

/** The most series that one probe may add. */
export const MAX_SERIES = 100;
/** How often it is looked whether the program is held up: by default every 10 ms, more often than it looks at anything. */
const LOOP_DELAY_EVERY_MS = 100;
/** After this many intervals without a new sample the last one is stale, and is no longer shown. */
const STALE_INTERVALS = 2.5;

/** A probe and what its metrics are made of. */
interface WatchedProbe {
  watched: Watched;
  labels: Labels;
  tally: Tally;
  /** Null where nothing is known of it now. */
  last: { measured: Measured; at: number } | null;
}

/** Everything in `/metrics`: the last sample of each probe, and how the monitor itself does. */
export class MonitorMetrics implements Watcher {
  readonly #clock: Clock;
  readonly journeys = new JourneyMetrics();
  readonly #own = new Registry();
  readonly #shapes = new Shapes();
  #probes = new Map<string, WatchedProbe>();
  #vantage = 'local';
  readonly #lag: Histogram;
  readonly #reloadOk: Gauge;
  readonly #reloadAt: Gauge;

  readonly #more: () => readonly Family[];

  /** @param more further metrics, read at each scrape */
  constructor(clock: Clock, version: string, more: () => readonly Family[] = () => []) {
    this.#clock = clock;
    this.#more = more;
    const registers = [this.#own];
    const name = (rest: string) => `nghiemthu_${rest}`;
    this.#lag = new Histogram({
      ...{ name: name('scheduler_lag_seconds'), registers },
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      help: 'How long after its time a turn began',
    });
    this.#reloadOk = new Gauge({
      ...{ name: name('config_last_reload_successful'), registers },
      help: 'Whether the last reading of the configuration succeeded',
    });
    this.#reloadAt = new Gauge({
      ...{ name: name('config_last_reload_success_timestamp_seconds'), registers },
      help: 'When the configuration was last read with success, in unixtime',
    });
    new Gauge({
      ...{ name: name('monitor_info'), registers, labelNames: ['version'] },
      help: 'The version of the monitor',
    }).set({ version }, 1);
    const eventLoopMonitoringPrecision = LOOP_DELAY_EVERY_MS;
    collectDefaultMetrics({ register: this.#own, eventLoopMonitoringPrecision });
  }

  /** Tells what is watched from now on. What is no longer watched is forgotten with all its series. */
  watch(watched: readonly Watched[], vantage: string): void {
    const before = this.#probes;
    const sameVantage = vantage === this.#vantage;
    const wanted = new Map(watched.map((one) => [one.name, one]));
    for (const [name, { watched: one }] of before)
      if (!sameVantage || wanted.get(name)?.platform !== one.platform)
        this.journeys.forget(one, this.#vantage);
    this.#vantage = vantage;
    this.#probes = new Map();
    for (const one of watched) {
      const { name, platform } = one;
      const known = sameVantage ? before.get(name) : undefined;
      const kept = known?.watched.platform === platform ? known : this.#new(one);
      const { target, moduleName } = kept.watched;
      if (target !== one.target || moduleName !== one.moduleName) kept.last = null;
      kept.watched = one;
      kept.tally.intervalMs = one.intervalMs;
      this.#probes.set(name, kept);
      this.journeys.watch(one, vantage);
    }
  }

  #new(watched: Watched): WatchedProbe {
    const { name: probe, platform } = watched;
    const labels = { probe, platform, vantage: this.#vantage };
    return { watched, labels, tally: new Tally(labels), last: null };
  }

  /** @param excluded whether the look lay in a maintenance window */
  record(watched: Watched, sample: Sample, excluded = false): void {
    const kept = this.#probes.get(watched.name);
    if (kept === undefined) return;
    const judged = sample.outcome === 'success' || sample.outcome === 'failure';
    kept.tally.looked(excluded ? 'excluded' : sample.outcome, judged, sample.finishedAt);
    this.journeys.record(watched, this.#vantage, sample);
    // Neither up nor down is known: no series is better than an old or an invented one.
    kept.last = judged
      ? {
          measured: this.#shapes.keep(bounded(sample.families), kept.last?.measured),
          at: this.#clock.now(),
        }
      : null;
  }

  started(_task: Task, lagMs: number): void {
    this.#lag.observe(lagMs / 1_000);
  }

  skipped(task: Task, reason: Skip, turns: number): void {
    const kept = this.#probes.get(task.name);
    if (kept === undefined) return;
    kept.tally.skipped(reason, turns);
    if (reason === 'hours') kept.last = null;
  }

  reloaded(ok: boolean): void {
    this.#reloadOk.set(ok ? 1 : 0);
    if (ok) this.#reloadAt.set(this.#clock.wall() / 1_000);
  }

  /** Everything, as it is at this moment, however slowly the pieces are taken. */
  async pieces(format: Format): Promise<Iterable<string>> {
    const groups = [await familiesOf(this.#own), await familiesOf(this.journeys.registry)];
    return pieces(
      [...groups.map((families) => ({ families })), { families: this.#more() }, ...this.#asOfNow()],
      format,
    );
  }

  /** In Prometheus' text format 0.0.4, unless another is given. */
  async text(format = PLAIN): Promise<string> {
    return [...(await this.pieces(format))].join('');
  }

  /** The numbers of all probes, copied: while they are being written new looks come. */
  #asOfNow(): Source[] {
    const now = this.#clock.now();
    const sources: Required<Omit<Source, 'at'>>[] = [];
    for (const one of this.#probes.values()) {
      const { watched, labels, tally, last } = one;
      sources.push(tally.source);
      if (last === null) continue;
      if (now - last.at > STALE_INTERVALS * watched.intervalMs + watched.timeoutMs) one.last = null;
      else
        sources.push({
          families: last.measured.shape,
          more: labels,
          numbers: last.measured.numbers,
        });
    }
    const numbers = new Float64Array(sources.reduce((sum, one) => sum + one.numbers.length, 0));
    let next = 0;
    return sources.map(({ families, more, numbers: own }) => {
      const at = next;
      numbers.set(own, at);
      next += own.length;
      return { families, more, numbers, at };
    });
  }
}

function bounded(families: readonly Family[]): readonly Family[] {
  if (families.reduce((sum, { values }) => sum + values.length, 0) <= MAX_SERIES) return families;
  let left = MAX_SERIES;
  return families.map((family) => {
    const values = family.values.slice(0, left);
    left -= values.length;
    return { ...family, values };
  });
}
