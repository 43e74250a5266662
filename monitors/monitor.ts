import { ConfigError } from '../config/faults.ts';
import type { MonitorConfig } from '../config/monitors-load.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { withinHours } from './hours.ts';
import { MonitorMetrics } from './metrics.ts';
import { runProbe, shownTarget } from './run.ts';
import type { Sample } from './run.ts';
import { Scheduler } from './scheduler.ts';
import type { Task } from './scheduler.ts';
import { watchedOf } from './watched.ts';
import type { Watched } from './watched.ts';
import { unitNames } from './unit-names.ts';
import { refuseLinkLocal } from './wire/guard.ts';

export interface MonitorOptions {
  /** Reads the configuration anew. @throws ConfigError */
  load(): MonitorConfig;
  version: string;
  clock?: Clock;
  /** Told of each sample, after it was counted. */
  onSample?: (watched: Watched, sample: Sample) => void;
}

/** Watches what is configured. Wires configuration, scheduler, probes and metrics together. */
export class Monitor {
  readonly metrics: MonitorMetrics;
  readonly #options: MonitorOptions;
  readonly #scheduler: Scheduler;
  readonly #stop = new AbortController();
  #config: MonitorConfig;
  #watched: Watched[] = [];
  #units: ReadonlyMap<string, string> = new Map();
  #running = false;

  /** @throws ConfigError where the first configuration cannot be used */
  constructor(options: MonitorOptions) {
    const clock = options.clock ?? systemClock;
    this.#options = options;
    this.metrics = new MonitorMetrics(clock, options.version);
    this.#scheduler = new Scheduler(clock, this.metrics);
    this.#config = options.load();
    this.#use(this.#config);
    this.metrics.reloaded(true);
  }

  get config(): MonitorConfig {
    return this.#config;
  }

  get watched(): readonly Watched[] {
    return this.#watched;
  }

  /** False before the start and once it is stopping. */
  get ready(): boolean {
    return this.#running && !this.#stop.signal.aborted;
  }

  /** Aborts when the monitor stops. */
  get stopping(): AbortSignal {
    return this.#stop.signal;
  }

  start(): void {
    this.#running = true;
    this.#schedule();
  }

  /**
   * Reads the configuration anew. A refused one changes nothing but the metric that tells of it.
   * @returns the faults, empty where the new configuration is in use
   */
  reload(): string {
    try {
      const config = this.#options.load();
      this.#use(config);
      if (this.#running) this.#schedule();
      this.metrics.reloaded(true);
      return '';
    } catch (error) {
      this.metrics.reloaded(false);
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
  }

  /** One look at everything, a kind's limit at once; in the order of the configuration. */
  async once(): Promise<{ watched: Watched; sample: Sample }[]> {
    const results = new Map<string, Sample>();
    const line = [...this.#watched];
    const worker = async () => {
      for (let one = line.shift(); one !== undefined; one = line.shift())
        results.set(one.name, await this.#look(one, this.#stop.signal));
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    return this.#watched.flatMap((watched) => {
      const sample = results.get(watched.name);
      return sample === undefined ? [] : [{ watched, sample }];
    });
  }

  /** Ends the looks at hand and takes no more turns. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#scheduler.stop();
  }

  #use(config: MonitorConfig): void {
    this.#config = config;
    this.#watched = watchedOf(config);
    this.#units = unitNames(config);
    this.metrics.watch(this.#watched, config.monitors.vantage);
  }

  #schedule(): void {
    const { plan, monitors } = this.#config;
    const tasks = this.#watched.map((watched): Task => {
      const { name, intervalMs, jitterMs, schedule } = watched;
      return {
        ...{ name, intervalMs, jitterMs, kind: watched.module.prober },
        inHours: (wall) => withinHours(plan, schedule, wall),
        run: async (stop) => void (await this.#look(watched, stop)),
      };
    });
    this.#scheduler.set(tasks, monitors.concurrency);
  }

  async #look(watched: Watched, stop: AbortSignal): Promise<Sample> {
    const { target, moduleName, module, timeoutMs } = watched;
    const { platforms, target: deployed } = this.#config;
    const platform = platforms.find(({ slug }) => slug === watched.platform);
    const sample = await runProbe({
      ...{ target, moduleName, module, timeoutMs, stop },
      deployment: platform && { target: deployed, platform, units: this.#units },
      shownTarget: shownTarget(target),
      guard: refuseLinkLocal,
    });
    if (stop.aborted) return sample;
    this.metrics.record(watched, sample);
    this.#options.onSample?.(watched, sample);
    return sample;
  }
}
