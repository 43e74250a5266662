import { withTexts } from '../words/reasons/reason.ts';
import type { Reason } from '../words/reasons/reason.ts';
import { setImmediate } from 'node:timers/promises';
import { ConfigError } from '../config/reading/faults.ts';
import type { MonitorConfig } from '../config/monitoring/load.ts';
import { systemClock } from './look/clock.ts';
import type { Clock } from './look/clock.ts';
import { DeadManSwitch } from './turns/dead-man.ts';
import type { Family } from './exposition/exposition.ts';
import { tendHeap } from './heap.ts';
import { factsOf } from './journal/facts.ts';
import { Journal } from './journal/journal.ts';
import type { JournalOptions } from './journal/journal.ts';
import type { Entry } from './journal/opinions.ts';
import { journalMetrics } from './journal/metrics.ts';
import { maskOf } from './server/masked.ts';
import { MonitorMetrics } from './metrics/metrics.ts';
import { runProbe } from './look/run.ts';
import type { Sample } from './look/sample.ts';
import { planMetrics } from './metrics/plan.ts';
import { Recent } from './look/recent.ts';
import { Scheduler } from './turns/scheduler.ts';
import type { Judged } from './turns/second-look.ts';
import type { Slot } from './turns/slot.ts';
import { Turns } from './turns/turns.ts';
import type { Task } from './turns/scheduler.ts';
import { watchedOf } from './look/watched.ts';
import type { Watched } from './look/watched.ts';
import { openWalker } from './journey/open-walker.ts';
import type { JourneyParts } from './journey/open-walker.ts';
import type { Walker } from './journey/walker.ts';
import { http2 } from './wire/node-http.ts';
import { unitNames } from './metrics/unit-names.ts';
import { refuseLinkLocal } from './wire/guard.ts';

export interface MonitorOptions {
  /** Reads the configuration. @throws ConfigError */
  load(): MonitorConfig;
  version: string;
  clock?: Clock;
  /** Where samples and incidents are remembered: a path or `postgres://…`. Nowhere where left out. */
  store?: string;
  /** What walking journeys needs; where it is left out they are blocked. */
  journeys?: JourneyParts;
  /** Called with each sample, after it was counted. */
  onSample?: (watched: Watched, sample: Sample) => void;
  onKept?: JournalOptions['onKept'];
  onTrouble?: JournalOptions['onTrouble'];
}

/** Watches what is configured. Wires configuration, scheduler, probes and metrics together. */
export class Monitor {
  readonly metrics: MonitorMetrics;
  readonly recent = new Recent();
  readonly #options: MonitorOptions;
  readonly #scheduler: Scheduler;
  readonly #stop = new AbortController();
  readonly #walker: Walker | null;
  readonly #clock: Clock;
  readonly #deadMan: DeadManSwitch;
  readonly #turns: Turns;
  #journal: Journal | null = null;
  #config: MonitorConfig;
  #watched: Watched[] = [];
  #units: ReadonlyMap<string, string> = new Map();
  #running = false;

  /** @throws ConfigError where the first configuration cannot be used */
  constructor(options: MonitorOptions) {
    const clock = options.clock ?? systemClock;
    this.#options = options;
    this.#clock = clock;
    this.metrics = new MonitorMetrics(clock, options.version, () => this.#familiesBeside());
    this.#scheduler = new Scheduler(clock, this.metrics);
    this.#deadMan = new DeadManSwitch(clock, () => this.ready && this.#journal?.trouble !== true);
    this.#config = options.load();
    this.#walker = openWalker(options.journeys, this.#config.monitors, clock, (reason) =>
      this.metrics.journeys.restarted(reason, this.#config.monitors.vantage),
    );
    if (this.#walker !== null)
      this.metrics.journeys.tellOf(this.#walker.browsers, () => this.#config.monitors.vantage);
    this.#turns = new Turns(clock, this.#config, (watched, stop, confirm) =>
      this.#look(watched, stop, confirm),
    );
    this.#use(this.#config);
    this.metrics.reloaded(true);
  }

  get config(): MonitorConfig {
    return this.#config;
  }

  get watched(): readonly Watched[] {
    return this.#watched;
  }

  /** Walks journeys and keeps their evidence; null where none are walked. */
  get walker(): Walker | null {
    return this.#walker;
  }

  /** False before the start and once it is stopping. */
  get ready(): boolean {
    return this.#running && !this.#stop.signal.aborted;
  }

  /** Aborts when the monitor stops. */
  get stopping(): AbortSignal {
    return this.#stop.signal;
  }

  /** Null where nothing is remembered. */
  get journal(): Journal | null {
    return this.#journal;
  }

  start(): void {
    this.#running = true;
    const { store, version, onKept, onTrouble } = this.#options;
    if (store !== undefined) {
      // Not kept here: of thousands of probes the journal's thread alone needs them.
      const facts = () => factsOf(this.#config, version);
      const heard = { ...(onKept && { onKept }), ...(onTrouble && { onTrouble }) };
      this.#journal = new Journal({ store, facts, clock: this.#clock, ...heard });
      this.#journal.start();
    }
    this.#deadMan.use(this.#config.monitors.dead_man);
    this.#schedule();
  }

  /**
   * Reloads the configuration. A refused one changes nothing but the metric of reloads.
   * @returns the faults, empty where the new configuration is in use
   */
  reload(): string {
    try {
      const config = this.#options.load();
      this.#use(config);
      if (this.#running) {
        this.#journal?.reread();
        this.#deadMan.use(config.monitors.dead_man);
        this.#schedule();
      }
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
    const inTurn = (line: Watched[], atOnce: number) =>
      Array.from({ length: atOnce }, async () => {
        for (let one = line.shift(); one !== undefined; one = line.shift())
          results.set(one.name, await this.#onceLook(one));
      });
    const walks = (one: Watched) => one.module.prober === 'journey';
    const others = this.#watched.filter((one) => !walks(one));
    await Promise.all([
      ...inTurn(others, 20),
      ...inTurn(this.#watched.filter(walks), this.#config.monitors.concurrency.journey),
    ]);
    return this.#watched.flatMap((watched) => {
      const sample = results.get(watched.name);
      return sample === undefined ? [] : [{ watched, sample }];
    });
  }

  async #onceLook(watched: Watched): Promise<Sample> {
    const sample = await this.#look(watched, this.#stop.signal, false);
    if (!this.#stop.signal.aborted) {
      this.recent.keep(watched.name, sample);
      this.metrics.record(watched, sample);
      this.#options.onSample?.(watched, sample);
    }
    return sample;
  }

  /** One look at once, beside the scheduled ones; nothing is counted. */
  look(watched: Watched): Promise<Sample> {
    return this.#look(watched, this.#stop.signal, false);
  }

  /** Ends the running looks and takes no more turns. Resolves when the last browser is gone. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#deadMan.stop();
    const looks = this.#scheduler.stop();
    // What was seen is written at once: a journey may tidy up for longer than the process is left alive.
    await setImmediate();
    await Promise.all([this.#journal?.stop(), looks.then(() => this.#walker?.browsers.close())]);
  }

  #use(config: MonitorConfig): void {
    this.#config = config;
    this.#turns.use(config);
    this.#watched = watchedOf(config);
    // Before the first look, which would be charged with the time it takes.
    if (
      this.#watched.some(
        ({ target, module }) => target.startsWith('https:') || module.prober === 'grpc',
      )
    )
      http2();
    tendHeap(this.#watched.length);
    this.#units = unitNames(config);
    this.metrics.watch(this.#watched, config.monitors.vantage);
    this.recent.only(new Set(this.#watched.map(({ name }) => name)));
    this.#walker?.use(config.monitors);
  }

  #schedule(): void {
    const { monitors } = this.#config;
    const tasks = this.#watched.map((watched): Task => {
      const { name, intervalMs, jitterMs } = watched;
      return {
        name,
        kind: watched.module.prober,
        intervalMs,
        jitterMs,
        skips: (wall) => this.#turns.skips(watched, wall),
        run: (stop, slot) => this.#turn(watched, stop, slot),
      };
    });
    this.#scheduler.set(tasks, monitors.concurrency);
  }

  async #turn(watched: Watched, stop: AbortSignal, slot: Slot): Promise<void> {
    const { looks, excluded } = await this.#turns.take(watched, stop, slot);
    for (const judged of looks) {
      this.recent.keep(watched.name, judged.sample);
      this.metrics.record(watched, judged.sample, excluded);
      this.#journal?.keep(this.#entry(watched, judged, excluded));
      this.#options.onSample?.(watched, judged.sample);
    }
  }

  #entry({ name, platform }: Watched, { sample, confirmed }: Judged, excluded: boolean): Entry {
    const { monitors } = this.#config;
    return {
      ...{ probe: name, platform, vantage: monitors.vantage, confirmed },
      at: new Date(sample.finishedAt).toISOString(),
      outcome: excluded ? 'excluded' : sample.outcome,
      durationSeconds: sample.durationSeconds,
      reason: sample.why === undefined ? '' : this.#kept(sample.why),
      evidence: sample.evidence ?? '',
    };
  }

  /** A reason as any store takes it, without secrets. */
  #kept(why: Reason): Reason {
    const mask = maskOf(this.#config);
    return withTexts(why, (text) => storable(mask(text)));
  }

  #familiesBeside(): Family[] {
    const journal = this.#journal;
    return [
      ...planMetrics(this.#config, this.#clock.wall()),
      ...(journal === null ? [] : [...journal.families, ...journalMetrics(journal)]),
    ];
  }

  #look(watched: Watched, stop: AbortSignal, confirm: boolean): Promise<Sample> {
    const { target, moduleName, module, timeoutMs } = watched;
    const { platforms, target: deployed, monitors } = this.#config;
    const platform = platforms.find(({ slug }) => slug === watched.platform);
    return runProbe({
      ...{ target, moduleName, module, timeoutMs, stop },
      deployment: platform && {
        ...{ target: deployed, platform, units: this.#units },
        ...{ probe: watched.name, vantage: monitors.vantage },
      },
      ...{ walker: this.#walker, confirm },
      mask: maskOf(this.#config),
      guard: refuseLinkLocal,
    });
  }
}

/** Letters of each text of a reason that are kept. */
const MOST_LETTERS = 1_000;

/** What every store takes: no NUL, no half of a character, not too much of what a hostile answer may hold. */
function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, MOST_LETTERS).toWellFormed();
}
