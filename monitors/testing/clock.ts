import type { Clock } from '../look/clock.ts';

/** Time that a test moves. */
export class TestClock implements Clock {
  #now = 0;
  #wallOffset: number;
  #timers: { at: number; call: () => void }[] = [];
  /** So much before its time each timer fires that waits for longer. */
  earlyMs = 0;

  constructor(wall = Date.parse('2025-07-01T00:00:00Z')) {
    this.#wallOffset = wall;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wallOffset + this.#now;
  }

  after(delay: number, call: () => void): () => void {
    const early = delay > 2 * this.earlyMs ? this.earlyMs : 0;
    const timer = { at: this.#now + Math.max(0, delay - early), call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Somebody sets the machine's clock. */
  jumpWall(ms: number): void {
    this.#wallOffset += ms;
  }

  /** Time passes; what is due happens at its time. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      // Thousands wait: sorting them again for each would be slow.
      let next = this.#timers[0];
      for (const one of this.#timers) if (one.at < next!.at) next = one;
      if (next === undefined || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      this.#fire(next);
      await settled();
    }
    this.#now = end;
  }

  /** The program stands still, or the machine sleeps: all that was due happens at the end, at once. */
  async standStill(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (this.#timers.includes(timer)) this.#fire(timer);
    await settled();
  }

  #fire(timer: { call: () => void }): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
    timer.call();
  }
}

/** Lets promises that are ready run. */
async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
