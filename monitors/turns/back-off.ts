import type { Outcome } from '../look/sample.ts';

/** So many looks in a row may be the monitor's own fault before it looks more seldom. */
const PATIENCE = 3;
/** At most every so many turns. */
const MOST = 16;

/**
 * A monitor that cannot look (no browser, no name server) tries more and more seldom: every second turn, every fourth,
 * at most every sixteenth. A platform that fails is looked at in its rhythm, since its recovery must be seen.
 */
export class BackOff {
  readonly #blocked = new Map<string, number>();
  readonly #skip = new Map<string, number>();

  /** Whether a turn is to be left out. */
  skips(probe: string): boolean {
    const left = this.#skip.get(probe) ?? 0;
    if (left > 0) this.#skip.set(probe, left - 1);
    return left > 0;
  }

  after(probe: string, outcome: Outcome): void {
    if (outcome === 'success' || outcome === 'failure') {
      this.#blocked.delete(probe);
      this.#skip.delete(probe);
      return;
    }
    const blocked = (this.#blocked.get(probe) ?? 0) + 1;
    this.#blocked.set(probe, blocked);
    this.#skip.set(probe, Math.min(MOST, 2 ** Math.max(0, blocked - PATIENCE)) - 1);
  }
}
