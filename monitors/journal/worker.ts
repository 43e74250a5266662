import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { storeTime } from '../../records/store/time.ts';
import { takeAlerts } from './alerts.ts';
import type { JournalFacts } from './facts.ts';
import type { Answer, Answers, Ask, Numbered } from './messages.ts';
import { overviewOf } from './overview.ts';
import { Recorder } from './recorder.ts';
import { StoreMetrics } from './store-metrics.ts';

/** The journal's thread: a disk that stalls or a store that is locked holds this thread up, and no probe. */
class Desk {
  readonly #address: string;
  #facts: JournalFacts;
  #open: { store: Store; recorder: Recorder; metrics: StoreMetrics } | undefined;

  constructor({ address, facts }: { address: string; facts: JournalFacts }) {
    this.#address = address;
    this.#facts = facts;
  }

  async answer(ask: Ask): Promise<Answers[keyof Answers]> {
    if (ask.kind === 'use') {
      this.#facts = ask.facts;
      this.#open?.recorder.use(ask.facts);
      return null;
    }
    if (ask.kind === 'close') {
      await this.#open?.store.destroy();
      return null;
    }
    const { store, recorder, metrics } = await this.#opened();
    switch (ask.kind) {
      case 'record':
        return recorder.record(ask.entries);
      case 'alerts':
        return takeAlerts(store, this.#facts, ask.alerts);
      case 'metrics':
        return metrics.families(this.#facts, await storeTime(store));
      case 'overview':
        return overviewOf(store, this.#facts, await recorder.settledMs());
      case 'forget':
        return recorder.forget();
    }
  }

  /** The store is opened when it is first needed, and tried again where it was away. */
  async #opened() {
    if (this.#open === undefined) {
      const store = await openStore(this.#address);
      const recorder = new Recorder(store, this.#facts);
      this.#open = { store, recorder, metrics: new StoreMetrics(store) };
    }
    return this.#open;
  }
}

const desk = new Desk(workerData as { address: string; facts: JournalFacts });
let line: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ number, ...ask }: Numbered) => {
  // One after the other: a batch must be safe before the next is judged on it.
  line = line.then(async () => {
    let answer: Answer;
    try {
      answer = { number, result: await desk.answer(ask) };
    } catch (error) {
      answer = { number, failed: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(answer);
  });
});
