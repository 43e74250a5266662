import type { MonitorConfig } from '../../config/monitoring/load.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import { BackOff } from './back-off.ts';
import { Canaries } from './canaries.ts';
import type { Clock } from '../look/clock.ts';
import { withinHours } from './hours.ts';
import { maintenanceOf } from './maintenance.ts';
import type { Sample } from '../look/sample.ts';
import type { Skip } from './scheduler.ts';
import { lookTwice } from './second-look.ts';
import type { Judged } from './second-look.ts';
import type { Slot } from './slot.ts';
import type { Watched } from '../look/watched.ts';

/** What one turn of a probe came to. */
export interface Turn {
  looks: Judged[];
  /** Whether it lay in a maintenance window. */
  excluded: boolean;
}

/** Looks once; `confirm` on a second look. */
export type LookAt = (watched: Watched, stop: AbortSignal, confirm: boolean) => Promise<Sample>;

/** Runs the turns of probes: skips those that are not due, looks again after a failure, remembers which probes are down. */
export class Turns {
  readonly #clock: Clock;
  readonly #look: LookAt;
  #backOff = new BackOff();
  /** Probes that this monitor has confirmed to be down. */
  readonly #down = new Set<string>();
  #config: MonitorConfig;
  #canaries: Canaries;

  constructor(clock: Clock, config: MonitorConfig, look: LookAt) {
    this.#clock = clock;
    this.#look = look;
    this.#config = config;
    this.#canaries = this.#newCanaries();
  }

  /** Uses a reloaded configuration. Back-off starts from zero: what blocked a probe may be fixed by it. */
  use(config: MonitorConfig): void {
    this.#config = config;
    this.#backOff = new BackOff();
    for (const name of this.#down)
      if (config.monitors.probes[name] === undefined) this.#down.delete(name);
    this.#canaries = this.#newCanaries();
  }

  /** Why the turn at a moment (Unix time in ms) is not to be taken; null where it is. */
  skips({ name, schedule }: Watched, wall: number): Skip | null {
    if (!withinHours(this.#config.plan, schedule, wall)) return 'hours';
    return this.#backOff.skips(name) ? 'backoff' : null;
  }

  async take(watched: Watched, stop: AbortSignal, slot: Slot): Promise<Turn> {
    const { name, platform } = watched;
    const { plan, monitors } = this.#config;
    const isAnnounced = () =>
      maintenanceOf(plan, monitors.maintenance, platform, this.#clock.wall()) !== null;
    const before = isAnnounced();
    const confirmAfterMs = goMilliseconds(monitors.judging.confirm_after);
    const looks = await lookTwice({
      look: (confirm) => this.#look(watched, stop, confirm),
      isDown: this.#down.has(name),
      networkWorks: () => this.#canaries.sing(),
      pause: () =>
        before ? Promise.resolve(false) : slot.lend(() => this.#pause(confirmAfterMs, stop)),
    });
    // What began just before the work may fail within it.
    const excluded = before || isAnnounced();
    if (stop.aborted) return { looks: [], excluded };
    for (const { sample, confirmed } of looks) {
      if (sample.outcome === 'success') this.#down.delete(name);
      if (confirmed && !excluded) this.#down.add(name);
      this.#backOff.after(name, sample.outcome);
    }
    return { looks, excluded };
  }

  #newCanaries(): Canaries {
    return new Canaries(this.#config.monitors, () => this.#clock.now());
  }

  /** False where the monitor stops meanwhile: then there is no second look. */
  #pause(ms: number, stop: AbortSignal): Promise<boolean> {
    if (stop.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const stopped = () => {
        cancel();
        resolve(false);
      };
      const cancel = this.#clock.after(ms, () => {
        stop.removeEventListener('abort', stopped);
        resolve(true);
      });
      stop.addEventListener('abort', stopped, { once: true });
    });
  }
}
