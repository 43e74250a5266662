import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Watches for how long this program could do nothing: it was paused, or had no processor. */
export class Standstill {
  readonly #delays = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#delays.enable();
  }

  /** The longest standstill so far, in milliseconds. */
  get longestMs(): number {
    return this.#delays.max / 1e6;
  }

  end(): void {
    this.#delays.disable();
  }
}
