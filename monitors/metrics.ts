import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SampleOutcome } from '../records/schema.ts';
import type { Clock } from './clock.ts';
import { exposition, familiesOf, labelled, merged } from './exposition.ts';
import type { Family } from './exposition.ts';
import { JourneyMetrics } from './journey-metrics.ts';
import { familiesOfKept, Shapes } from './kept.ts';
import type { Kept } from './kept.ts';
import type { Sample } from './run.ts';
import type { Skip, Task, Watcher } from './scheduler.ts';
import type { Watched } from './watched.ts';

/** No probe may add more series than this, whatever a server answers. */
export const MAX_SERIES = 100;
/** After this many intervals without a new sample the last one is stale, and is no longer shown. */
const STALE_INTERVALS = 2.5;

const SKIPS: readonly Skip[] = ['overlap', 'late', 'hours', 'backoff'];
const OUTCOMES: readonly SampleOutcome[] = [
  ...(['success', 'failure', 'blocked', 'refused', 'excluded'] as const),
];
const PROBE = ['probe', 'platform', 'vantage'] as const;

interface Last {
  watched: Watched;
  measured: Kept;
  /** Reading of the clock when it was recorded. */
  at: number;
}

/** Everything that `/metrics` tells: the last sample of each probe, and how the monitor itself does. */
export class MonitorMetrics implements Watcher {
  readonly #clock: Clock;
  readonly journeys = new JourneyMetrics();
  readonly #own = new Registry();
  readonly #samples = new Map<string, Last>();
  readonly #shapes = new Shapes();
  #watched = new Map<string, Watched>();
  #vantage = 'local';
  readonly #lastRun: Gauge<(typeof PROBE)[number]>;
  readonly #blocked: Counter<(typeof PROBE)[number]>;
  readonly #interval: Gauge<(typeof PROBE)[number]>;
  readonly #counted: Counter<(typeof PROBE)[number] | 'outcome'>;
  readonly #skipped: Counter<(typeof PROBE)[number] | 'reason'>;
  readonly #lag: Histogram;
  readonly #reloadOk: Gauge;
  readonly #reloadAt: Gauge;

  readonly #more: () => readonly Family[];

  /** @param more what is told beside, read anew each time */
  constructor(clock: Clock, version: string, more: () => readonly Family[] = () => []) {
    this.#clock = clock;
    this.#more = more;
    const registers = [this.#own];
    const labelNames = [...PROBE];
    const name = (rest: string) => `nghiemthu_${rest}`;
    this.#lastRun = new Gauge({
      ...{ name: name('probe_last_run_timestamp_seconds'), labelNames, registers },
      help: 'When the probe last ended, in unixtime',
    });
    this.#blocked = new Counter({
      ...{ name: name('probe_blocked_total'), labelNames, registers },
      help: 'Looks in which the monitor itself was at fault and the platform was not judged',
    });
    this.#interval = new Gauge({
      ...{ name: name('probe_interval_seconds'), labelNames, registers },
      help: 'How often the probe looks',
    });
    this.#counted = new Counter({
      ...{ name: name('probe_samples_total'), registers },
      labelNames: [...PROBE, 'outcome'],
      help: 'Looks by what came of them; excluded ones lay in a maintenance window',
    });
    this.#skipped = new Counter({
      ...{ name: name('probe_skipped_turns_total'), registers },
      labelNames: [...PROBE, 'reason'],
      help: 'Turns not taken: overlap with the one before, late after a standstill, outside its hours, backing off',
    });
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
    collectDefaultMetrics({ register: this.#own });
  }

  /** Tells what is watched from now on. What is no longer watched is forgotten with all its series. */
  watch(watched: readonly Watched[], vantage: string): void {
    if (vantage !== this.#vantage) for (const one of this.#watched.values()) this.#forget(one);
    this.#vantage = vantage;
    const wanted = new Map(watched.map((one) => [one.name, one]));
    for (const [name, one] of this.#watched) {
      const now = wanted.get(name);
      if (now === undefined || now.platform !== one.platform) this.#forget(one);
      else if (now.target !== one.target || now.moduleName !== one.moduleName)
        this.#samples.delete(name);
    }
    this.#watched = wanted;
    for (const one of watched) {
      this.journeys.watch(one, vantage);
      this.#interval.set(this.#labels(one), one.intervalMs / 1_000);
      for (const outcome of OUTCOMES) this.#counted.inc({ ...this.#labels(one), outcome }, 0);
      this.#blocked.inc(this.#labels(one), 0);
      for (const reason of SKIPS) this.#skipped.inc({ ...this.#labels(one), reason }, 0);
    }
  }

  /** @param excluded whether the look lay in a maintenance window */
  record(watched: Watched, sample: Sample, excluded = false): void {
    if (!this.#watched.has(watched.name)) return;
    const outcome = excluded ? 'excluded' : sample.outcome;
    this.#counted.inc({ ...this.#labels(watched), outcome });
    this.journeys.record(watched, this.#vantage, sample);
    const judged = sample.outcome === 'success' || sample.outcome === 'failure';
    this.#lastRun.set(this.#labels(watched), sample.finishedAt / 1_000);
    if (judged) {
      const before = this.#samples.get(watched.name)?.measured;
      const measured = this.#shapes.keep(bounded(sample.families), before);
      this.#samples.set(watched.name, { watched, measured, at: this.#clock.now() });
      return;
    }
    // Neither up nor down is known: no series is better than an old or an invented one.
    this.#samples.delete(watched.name);
    this.#blocked.inc(this.#labels(watched));
  }

  started(_task: Task, lagMs: number): void {
    this.#lag.observe(lagMs / 1_000);
  }

  skipped(task: Task, reason: Skip, turns: number): void {
    const watched = this.#watched.get(task.name);
    if (watched === undefined) return;
    this.#skipped.inc({ ...this.#labels(watched), reason }, turns);
    if (reason === 'hours') this.#samples.delete(task.name);
  }

  reloaded(ok: boolean): void {
    this.#reloadOk.set(ok ? 1 : 0);
    if (ok) this.#reloadAt.set(this.#clock.wall() / 1_000);
  }

  /** Prometheus' text format 0.0.4, unless another writer is given. */
  async text(write: (families: readonly Family[]) => string = exposition): Promise<string> {
    const now = this.#clock.now();
    const groups: Family[][] = [await familiesOf(this.#own)];
    groups.push(await familiesOf(this.journeys.registry));
    for (const [name, { watched, measured, at }] of this.#samples) {
      if (now - at > STALE_INTERVALS * watched.intervalMs + watched.timeoutMs)
        this.#samples.delete(name);
      else groups.push(labelled(familiesOfKept(measured), this.#labels(watched)));
    }
    return write(merged([...groups, this.#more()]));
  }

  #labels({ name, platform }: Watched): Record<(typeof PROBE)[number], string> {
    return { probe: name, platform, vantage: this.#vantage };
  }

  #forget(watched: Watched): void {
    const labels = this.#labels(watched);
    this.#samples.delete(watched.name);
    this.journeys.forget(watched, this.#vantage);
    this.#lastRun.remove(labels);
    this.#blocked.remove(labels);
    this.#interval.remove(labels);
    for (const outcome of OUTCOMES) this.#counted.remove({ ...labels, outcome });
    for (const reason of SKIPS) this.#skipped.remove({ ...labels, reason });
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
