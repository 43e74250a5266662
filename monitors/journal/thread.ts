import { moduleFile } from '../../config/home.ts';
import { Worker } from 'node:worker_threads';
import type { Answer, Answers, Ask } from './messages.ts';
import type { JournalFacts } from './facts.ts';

/** The journal could not do what was asked: the store is away, locked or full, or its thread has died. */
export class JournalError extends Error {
  override name = 'JournalError';
}

/** MB. It holds one batch at a time; without a bound its garbage would grow with the machine's memory. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Asks the journal's thread, and starts another where it has died. */
export class JournalThread {
  readonly #address: string;
  readonly #facts: () => JournalFacts;
  #worker: Worker | undefined;
  #number = 0;
  #ended = false;
  readonly #waiting = new Map<number, Waiting>();

  constructor(address: string, facts: () => JournalFacts) {
    this.#address = address;
    this.#facts = facts;
  }

  /** @throws {JournalError} */
  ask<K extends Ask['kind']>(ask: Ask & { kind: K }): Promise<Answers[K]> {
    if (this.#ended) return Promise.reject(new JournalError('the journal has ended'));
    const worker = this.#alive();
    const number = (this.#number += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: (result) => resolve(result as Answers[K]), reject });
      worker.postMessage({ ...ask, number });
    });
  }

  /** Ends the thread, and starts no other. */
  async end(): Promise<void> {
    this.#ended = true;
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #alive(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(moduleFile('monitors/journal/worker'), {
      workerData: { address: this.#address, facts: this.#facts() },
      resourceLimits: LIMITS,
    });
    worker.on('message', ({ number, ...answer }: Answer) => {
      const one = this.#waiting.get(number);
      this.#waiting.delete(number);
      if ('failed' in answer) one?.reject(new JournalError(answer.failed));
      else one?.resolve(answer.result);
    });
    let why = 'its thread ended';
    worker.on('error', (error: unknown) => (why = error instanceof Error ? error.message : why));
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const one of this.#waiting.values()) one.reject(new JournalError(why));
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }
}
