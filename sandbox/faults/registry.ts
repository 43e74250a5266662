import { connectionFaults } from './connection.ts';
import { filingFaults } from './filing.ts';
import { handlingFaults } from './handling.ts';
import { loadFaults } from './load.ts';
import { pageFaults } from './pages.ts';
import { performanceFaults } from './performance.ts';
import { securityFaults } from './security.ts';
import type { FaultSpec, Place } from './spec.ts';

const all = [
  ...filingFaults,
  ...handlingFaults,
  ...connectionFaults,
  ...securityFaults,
  ...pageFaults,
  ...performanceFaults,
  ...loadFaults,
] as const;

export type FaultId = (typeof all)[number]['id'];

/** Every fault the stand-in can show, in the order of the requirements' groups. */
export const faultRegistry: readonly (FaultSpec & { id: FaultId })[] = all;

const byId = new Map<string, FaultSpec>(faultRegistry.map((fault) => [fault.id, fault]));

export function isFaultId(id: string): id is FaultId {
  return byId.has(id);
}

/** What is switched on. One per sandbox; every hook asks it at the moment it acts. */
export class Faults {
  readonly #on = new Set<FaultId>();

  constructor(initial: Iterable<FaultId> = []) {
    for (const id of initial) this.#on.add(id);
  }

  /** True if the fault is switched on and bites at this place (its procedures and units). */
  isOn(id: FaultId, place: Place = {}): boolean {
    if (!this.#on.has(id)) return false;
    const where = byId.get(id)?.where;
    if (where?.procedures && !where.procedures.includes(place.procedure ?? '')) return false;
    if (where?.units && !where.units.includes(place.unit ?? '')) return false;
    return true;
  }

  switch(id: FaultId, on: boolean): void {
    if (on) this.#on.add(id);
    else this.#on.delete(id);
  }

  get active(): FaultId[] {
    return [...this.#on];
  }
}
