import type { Store } from '../../records/store/store.ts';
import { storeTime } from '../../records/store/time.ts';

/** One moment by three clocks, each in ms. */
export interface Moment {
  /** Unix time of this machine, which dates its samples. */
  wall: number;
  /** Unix time of the store, the only clock that all vantages share. */
  store: number;
  /** Only ever grows while this process lives, whatever is done to other clocks. */
  steady: number;
}

export async function momentOf(db: Store): Promise<Moment> {
  const store = await storeTime(db);
  return { wall: Date.now(), store, steady: performance.now() };
}

/** Machines whose clocks differ from the store's by no more are taken to agree with it. */
const SKEW_MATTERS_MS = 2_000;
/** The store's clock has jumped where it moved so much more or less than time passed. */
const JUMP_MS = 5_000;
/** A store in which nothing was written for longer was left alone, or its clock has jumped: nobody can tell. */
const GAP_MS = 86_400_000;

/** When something happened by the store's clock, where this machine's clock says `at` (ISO 8601). */
export function dated(at: string, { wall, store }: Moment): string {
  const skew = store - wall;
  return Math.abs(skew) < SKEW_MATTERS_MS ? at : new Date(Date.parse(at) + skew).toISOString();
}

/** Watches the store's clock: after a jump, ages that were measured by it are wrong for a while. */
export class StoreClock {
  #last: Moment | undefined;
  #jumpedAt = -Infinity;

  /** Takes what was written last, by whatever process: a clock that is far ahead of it may have jumped meanwhile. */
  resume(moment: Moment, lastWritten: string | undefined): void {
    if (lastWritten !== undefined && moment.store - Date.parse(lastWritten) > GAP_MS)
      this.#jumpedAt = moment.steady;
  }

  /** @returns ms since it was last seen to jump */
  settledFor(moment: Moment): number {
    const { store, steady } = moment;
    const last = this.#last ?? moment;
    this.#last = moment;
    if (Math.abs(store - last.store - (steady - last.steady)) > JUMP_MS) this.#jumpedAt = steady;
    return steady - this.#jumpedAt;
  }
}
