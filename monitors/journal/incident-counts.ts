import { incidentsChanged } from '../../records/incidents/changed.ts';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import type { Store } from '../../records/store/store.ts';

/** Upper bounds in seconds of how long incidents last: from a minute to a day. */
export const BOUNDS = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];

/** What an incident adds to the counts. */
interface Share {
  platform: string;
  probes: readonly string[];
  /** How long it lasted; null while it is open. */
  lastedMs: number | null;
}

/** How long the closed incidents of a platform lasted. */
export interface Durations {
  /** For each of `BOUNDS`, how many lasted no longer. */
  within: number[];
  count: number;
  sumMs: number;
}

/**
 * Counts of all incidents of a target. Only those that were written since are read from the store; the first time that
 * is all of them, 500 by 500.
 */
export class IncidentCounts {
  readonly #store: Store;
  #target: string | undefined;
  #revision = 0;
  #shares = new Map<string, Share>();
  #open = new Map<string, IncidentRecord>();
  #ofProbes = new Map<string, Map<string, number>>();
  #durations = new Map<string, Durations>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads what changed. Where the store fails, what was read before stays counted, and is not read again. */
  async refresh(target: string): Promise<void> {
    if (target !== this.#target) this.#forget(target);
    for (;;) {
      const changed = await incidentsChanged(this.#store, target, this.#revision);
      if (changed.length === 0) return;
      for (const { incident, revision } of changed) {
        this.#take(incident);
        this.#revision = revision;
      }
    }
  }

  /** Without their history, the oldest first. */
  get open(): IncidentRecord[] {
    const key = ({ openedAt, id }: IncidentRecord) => `${openedAt} ${id}`;
    return [...this.#open.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Platform, probe and how many incidents the probe was ever part of. */
  get ofProbes(): { platform: string; probe: string; count: number }[] {
    return [...this.#ofProbes].flatMap(([platform, probes]) =>
      [...probes].map(([probe, count]) => ({ platform, probe, count })),
    );
  }

  /** By platform; one without a closed incident is left out. */
  get durations(): ReadonlyMap<string, Durations> {
    return this.#durations;
  }

  #forget(target: string): void {
    this.#target = target;
    this.#revision = 0;
    this.#shares = new Map();
    this.#open = new Map();
    this.#ofProbes = new Map();
    this.#durations = new Map();
  }

  #take(incident: IncidentRecord): void {
    const { id, platform, openedAt, closedAt, symptoms } = incident;
    const share: Share = {
      platform,
      probes: symptoms.map(({ probe }) => probe),
      lastedMs: closedAt === null ? null : Math.max(0, Date.parse(closedAt) - Date.parse(openedAt)),
    };
    const before = this.#shares.get(id);
    if (before !== undefined) this.#count(before, -1);
    this.#count(share, 1);
    this.#shares.set(id, share);
    if (closedAt === null) this.#open.set(id, incident);
    else this.#open.delete(id);
  }

  #count({ platform, probes, lastedMs }: Share, by: 1 | -1): void {
    const counts = this.#ofProbes.get(platform) ?? new Map<string, number>();
    this.#ofProbes.set(platform, counts);
    for (const probe of probes) counts.set(probe, (counts.get(probe) ?? 0) + by);
    if (lastedMs === null) return;
    const { within, count, sumMs } = this.#durations.get(platform) ?? noDurations();
    this.#durations.set(platform, {
      within: within.map((known, i) => (lastedMs <= BOUNDS[i]! * 1_000 ? known + by : known)),
      count: count + by,
      sumMs: sumMs + by * lastedMs,
    });
  }
}

export function noDurations(): Durations {
  return { within: BOUNDS.map(() => 0), count: 0, sumMs: 0 };
}
