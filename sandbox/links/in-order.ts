import { setTimeout as pause } from 'node:timers/promises';
import { LinkRefusal } from './ask.ts';

const RETRY_AFTER_MS = [50, 300, 1500];

/** Sends messages to another system: those about one thing one after another, each again until it arrives. */
export class InOrder {
  readonly #log: (line: string) => void;
  readonly #tails = new Map<string, Promise<void>>();

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  send(about: string, job: () => Promise<void>): void {
    const before = this.#tails.get(about) ?? Promise.resolve();
    const tail = before.then(() => this.#attempt(about, job));
    this.#tails.set(about, tail);
    void tail.finally(() => {
      if (this.#tails.get(about) === tail) this.#tails.delete(about);
    });
  }

  async #attempt(about: string, job: () => Promise<void>): Promise<void> {
    for (const wait of [...RETRY_AFTER_MS, null]) {
      try {
        return await job();
      } catch (error) {
        this.#log(`${about}: ${String(error)}`);
        // A refusal is final; only a gateway or the network may get better.
        const isFinal = error instanceof LinkRefusal && error.status < 500;
        if (isFinal || wait === null) return;
        await pause(wait);
      }
    }
  }
}
