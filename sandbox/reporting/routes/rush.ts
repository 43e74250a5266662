import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { Report } from '../store/reports.ts';

/** More reports sent than this within 3 s make a rush. */
const RUSH = 5;
const RUSH_MS = 3_000;
const FORGOTTEN_AFTER_MS = 300;
const SLOW_MS = 4_000;

/** What happens to reports when all communes send theirs in the last hour. */
export class Rush {
  readonly #ctx: Context;
  #recent: number[] = [];

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  #isRush(): boolean {
    const now = Date.now();
    this.#recent = this.#recent.filter((at) => at > now - RUSH_MS);
    return this.#recent.length > RUSH;
  }

  /** With `filing-slow` a rush is answered late. */
  async slow(): Promise<void> {
    this.#recent.push(Date.now());
    if (this.#isRush() && this.#ctx.faults.isOn('filing-slow')) await pause(SLOW_MS);
  }

  /** With `filed-report-lost` a report of a rush is soon as if it had not been sent. */
  sent({ id }: Report): void {
    const { faults, reports } = this.#ctx;
    if (!this.#isRush() || !faults.isOn('filed-report-lost')) return;
    setTimeout(() => reports.update(id, { state: 'entering' }), FORGOTTEN_AFTER_MS).unref();
  }
}
