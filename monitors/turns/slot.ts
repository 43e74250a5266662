import type { Limiter } from './line.ts';

/** The room of one turn among the looks of its kind. */
export interface Slot {
  /**
   * Leaves the room to others while it waits, and takes one again.
   * @returns false where the wait did, or where the turn was stopped meanwhile: then there is no room any more
   */
  lend(wait: () => Promise<boolean>): Promise<boolean>;
}

/** A slot that is held. Measures whether it was held for long. */
export class HeldSlot implements Slot {
  readonly #limiter: Limiter;
  readonly #stop: AbortSignal;
  readonly #isLong: (heldMs: number) => boolean;
  readonly #now: () => number;
  #isSlow: boolean;
  #wasLong = false;
  #since: number | null;

  /** @param isLong whether so many ms are long for its task */
  constructor(
    limiter: Limiter,
    isSlow: boolean,
    stop: AbortSignal,
    now: () => number,
    isLong: (heldMs: number) => boolean,
  ) {
    this.#limiter = limiter;
    this.#isSlow = isSlow;
    this.#stop = stop;
    this.#now = now;
    this.#isLong = isLong;
    this.#since = now();
  }

  async lend(wait: () => Promise<boolean>): Promise<boolean> {
    this.release();
    if (!(await wait()) || this.#stop.aborted) return false;
    // What was long just now will be so again.
    this.#isSlow = this.#wasLong;
    return new Promise((resolve) => {
      const stopped = () => {
        leaveLine();
        resolve(false);
      };
      this.#stop.addEventListener('abort', stopped, { once: true });
      const leaveLine = this.#limiter.enter(() => {
        this.#stop.removeEventListener('abort', stopped);
        this.#since = this.#now();
        resolve(true);
      }, this.#isSlow);
    });
  }

  /** @returns whether the turn held it for long, this time or before it was lent */
  release(): boolean {
    if (this.#since === null) return this.#wasLong;
    if (this.#isLong(this.#now() - this.#since)) this.#wasLong = true;
    this.#since = null;
    this.#limiter.leave(this.#isSlow);
    return this.#wasLong;
  }
}
