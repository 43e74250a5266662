import type { FaultSpec, Switches } from './fault.ts';

/** Which faults are switched on. One per sandbox; every stand-in asks it at the moment it acts. */
export class Faults implements Switches<string> {
  readonly #known: ReadonlyMap<string, FaultSpec>;
  readonly #on = new Set<string>();

  /** @throws {RangeError} for one of `initial` that is not known */
  constructor(known: readonly FaultSpec[], initial: Iterable<string> = []) {
    this.#known = new Map(known.map((fault) => [fault.id, fault]));
    for (const id of initial) this.switch(id, true);
  }

  knows(id: string): boolean {
    return this.#known.has(id);
  }

  /** True if the fault is switched on and shows at this place. */
  isOn(id: string, place: object = {}): boolean {
    if (!this.#on.has(id)) return false;
    const where = Object.entries(this.#known.get(id)?.where ?? {});
    return where.every(([key, values]) =>
      values.includes(String((place as Record<string, unknown>)[key] ?? '')),
    );
  }

  /** @throws {RangeError} for a fault that is not known */
  switch(id: string, on: boolean): void {
    if (!this.knows(id)) throw new RangeError(`no fault ${id}`);
    if (on) this.#on.add(id);
    else this.#on.delete(id);
  }

  get active(): string[] {
    return [...this.#on];
  }
}
