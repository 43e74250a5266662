import type { Client } from '../data/clients.ts';
import type { Faults } from '../faults/faults.ts';
import { FAULTS, GatewayFault } from './fault.ts';

/** Length of a window of the rate limit, in ms. */
const WINDOW_MS = 2_000;
/** Calls of one system in a day. */
const QUOTA = 1_000_000;

interface Window {
  until: number;
  used: number;
}

/** Counts the calls of every system, in a short window and in a day. */
export class Limits {
  readonly #windows = new Map<string, Window>();
  readonly #days = new Map<string, number>();
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /**
   * Counts one call.
   * @returns the headers that tell what is left
   * @throws GatewayFault where nothing is left in the window
   */
  count(client: Client): Record<string, string> {
    const now = Date.now();
    let window = this.#windows.get(client.id);
    const isStuck = this.#faults.isOn('rate-limit-stuck', { client: client.id });
    if (window === undefined || (window.until <= now && !(isStuck && window.used > client.rate)))
      this.#windows.set(client.id, (window = { until: now + WINDOW_MS, used: 0 }));
    window.used += 1;
    const seconds = Math.max(1, Math.ceil((window.until - now) / 1_000));
    const all = {
      'RateLimit-Limit': String(client.rate),
      'RateLimit-Remaining': String(Math.max(0, client.rate - window.used)),
      'RateLimit-Reset': String(seconds),
      'X-Quota-Limit': String(QUOTA),
      'X-Quota-Remaining': String(this.#left(client)),
    };
    const headers: Record<string, string> = this.#faults.isOn('limits-untold') ? {} : all;
    if (window.used > client.rate && !this.#faults.isOn('rate-limit-open'))
      throw new GatewayFault(FAULTS.throttled, 'You have exceeded your rate limit', {
        ...headers,
        'Retry-After': String(seconds),
      });
    return headers;
  }

  /** What is left of the day's quota after this call. */
  #left({ id }: Client): number {
    const used = (this.#days.get(id) ?? 0) + (this.#faults.isOn('quota-not-counted') ? 0 : 1);
    this.#days.set(id, used);
    return Math.max(0, QUOTA - used);
  }

  quota({ id }: Client): { limit: number; used: number; remaining: number } {
    const used = this.#days.get(id) ?? 0;
    return { limit: QUOTA, used, remaining: QUOTA - used };
  }
}
