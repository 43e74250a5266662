import type { Stream } from './peer.ts';

/** What is done to media on its way, by measure, so that instruments can be tried on it. */
export interface Plant {
  /** How much later sound and pictures are passed on, in ms. */
  delayMs: number;
  /** The share of sound packets that is dropped, 0 to 1. */
  loss: number;
  /** Whether the first two bridges have each other's voice. */
  swapped: boolean;
}

const NOTHING: Plant = { delayMs: 0, loss: 0, swapped: false };

/** What is planted in all rooms, and what came of it. */
export class Planted {
  #plant = NOTHING;
  #owed = 0;
  /** Packets of sound that were taken from those who speak, and those of them that went no further. */
  readonly counts = { taken: 0, dropped: 0 };

  get plant(): Plant {
    return this.#plant;
  }

  /** Plants this and nothing else; what was counted begins anew. */
  put(plant: Partial<Plant>): void {
    this.#plant = { ...NOTHING, ...plant };
    this.#owed = 0;
    Object.assign(this.counts, { taken: 0, dropped: 0 });
  }

  /** Whether this packet is one of those that are dropped: as many as were planted, far from each other. */
  drops(stream: Stream): boolean {
    if (stream !== 'audio') return false;
    this.counts.taken += 1;
    this.#owed += this.#plant.loss;
    if (this.#owed < 1) return false;
    this.#owed -= 1;
    this.counts.dropped += 1;
    return true;
  }
}
