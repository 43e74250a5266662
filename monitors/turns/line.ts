/** Up to this limit slow looks may take all slots: half of them would be too few for a kind that is slow by nature. */
const SMALL = 10;
/** So many quick ones may pass one that is slow, where both wait. */
const PASSES = 4;

/** A look that waits for a slot; `call` runs when there is one. */
interface Waiting {
  call: () => void;
  isSlow: boolean;
}

/**
 * Lets only so many run at once; the others wait in line. Those that are known to hold a slot for long get half of the
 * slots at most, so that they wait for each other and never hold up those that are quick.
 */
export class Limiter {
  limit: number;
  #running = 0;
  #slow = 0;
  #passed = 0;
  readonly #quickLine: Waiting[] = [];
  readonly #slowLine: Waiting[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#quickLine.length + this.#slowLine.length;
  }

  /** Calls at once where there is room, else when there is. @returns what leaves the line again */
  enter(call: () => void, isSlow = false): () => void {
    const line = isSlow ? this.#slowLine : this.#quickLine;
    const one = { call, isSlow };
    line.push(one);
    this.#fill();
    return () => {
      const at = line.indexOf(one);
      if (at >= 0) line.splice(at, 1);
    };
  }

  /** To be called once by each that was called, with what it entered as. */
  leave(isSlow = false): void {
    this.#running -= 1;
    if (isSlow) this.#slow -= 1;
    this.#fill();
  }

  #fill(): void {
    while (this.#running < this.limit) {
      const next = this.#next();
      if (next === undefined) return;
      this.#running += 1;
      if (next.isSlow) this.#slow += 1;
      next.call();
    }
  }

  #next(): Waiting | undefined {
    const forSlow = this.limit < SMALL ? this.limit : Math.floor(this.limit / 2);
    const mayBeSlow = this.#slowLine.length > 0 && this.#slow < forSlow;
    if (!mayBeSlow) return this.#quickLine.shift();
    if (this.#quickLine.length > 0 && this.#passed < PASSES) {
      this.#passed += 1;
      return this.#quickLine.shift();
    }
    this.#passed = 0;
    return this.#slowLine.shift();
  }
}
