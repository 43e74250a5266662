import type { Monitors } from '../../config/monitoring/monitors.ts';
import { runProbe } from '../look/run.ts';
import { refuseLinkLocal } from '../wire/guard.ts';

/** An answer counts for so long: many probes that fail at once ask once. */
const FRESH_MS = 5_000;
const TIMEOUT_MS = 3_000;

/** Asks what is known to answer. Where none of it does, the monitor's own network is at fault and no platform is. */
export class Canaries {
  readonly #monitors: Monitors;
  readonly #now: () => number;
  #asked = -Infinity;
  #answer: Promise<boolean> = Promise.resolve(true);

  /** @param now milliseconds that only ever grow */
  constructor(monitors: Monitors, now: () => number) {
    this.#monitors = monitors;
    this.#now = now;
  }

  /** Whether at least one answers; true where none is configured. */
  sing(): Promise<boolean> {
    if (this.#monitors.canaries.length === 0) return Promise.resolve(true);
    const now = this.#now();
    if (now - this.#asked > FRESH_MS) {
      this.#asked = now;
      this.#answer = this.#ask();
    }
    return this.#answer;
  }

  async #ask(): Promise<boolean> {
    const { canaries, modules } = this.#monitors;
    const samples = await Promise.all(
      canaries.map(({ module, target }) =>
        runProbe({
          ...{ target, moduleName: module, module: modules[module]! },
          ...{ timeoutMs: TIMEOUT_MS, guard: refuseLinkLocal },
        }),
      ),
    );
    return samples.some(({ outcome }) => outcome === 'success');
  }
}
