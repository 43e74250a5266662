import type { Stream } from './peer.ts';

/** What is done to media on its way, by measure, so that instruments can be tried on it. */
export interface Plant {
  /** How much later sound and pictures of bridges are passed on, in ms. */
  delayMs: number;
  /** Whose: those of the bridge that came first alone, or of all. */
  late: 'first' | 'all';
  /** The share of each bridge's sound packets that is dropped, 0 to 1. */
  loss: number;
  /** Whether the first two bridges have each other's voice. */
  swapped: boolean;
}

const NOTHING: Plant = { delayMs: 0, late: 'all', loss: 0, swapped: false };

/** What is planted in all rooms, and what came of it. */
export class Planted {
  #plant = NOTHING;
  /** By who speaks: what is dropped of one is dropped of each. */
  readonly #owed = new Map<string, number>();
  /** Packets of sound that were taken from bridges, and those of them that went no further. */
  readonly counts = { taken: 0, dropped: 0 };

  get plant(): Plant {
    return this.#plant;
  }

  /** Plants this and nothing else; what was counted begins anew. */
  put(plant: Partial<Plant>): void {
    this.#plant = { ...NOTHING, ...plant };
    this.#owed.clear();
    Object.assign(this.counts, { taken: 0, dropped: 0 });
  }

  /** Whether this packet is one of those that are dropped: as many as were planted, far from each other. */
  drops(stream: Stream, from: string): boolean {
    if (stream !== 'audio') return false;
    this.counts.taken += 1;
    const owed = (this.#owed.get(from) ?? 0) + this.#plant.loss;
    this.#owed.set(from, owed < 1 ? owed : owed - 1);
    if (owed < 1) return false;
    this.counts.dropped += 1;
    return true;
  }
}
