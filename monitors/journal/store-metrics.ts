import { countDefects } from '../../records/defects/counts.ts';
import type { Store } from '../../records/store/store.ts';
import { vantagesOf } from '../../records/samples/vantages.ts';
import type { Family } from '../exposition/exposition.ts';
import { gauge } from '../exposition/family.ts';
import { defectFamilies } from './defect-metrics.ts';
import type { JournalFacts } from './facts.ts';
import { IncidentCounts } from './incident-counts.ts';
import { incidentFamilies } from './incident-metrics.ts';
import { LastTrial } from './last-trial.ts';

/** Metrics of what is in the store: incidents, defects, heartbeats and the last trial. */
export class StoreMetrics {
  readonly #store: Store;
  readonly #incidents: IncidentCounts;
  readonly #trial: LastTrial;

  constructor(store: Store) {
    this.#store = store;
    this.#incidents = new IncidentCounts(store);
    this.#trial = new LastTrial(store);
  }

  /** @param now Unix time in ms */
  async families(facts: JournalFacts, now: number): Promise<Family[]> {
    const { target } = facts;
    await this.#incidents.refresh(target);
    const defects = await countDefects(this.#store, target, now);
    const vantages = await vantagesOf(this.#store, target);
    return [
      ...incidentFamilies(facts, this.#incidents),
      ...defectFamilies(defects),
      gauge(
        'nghiemthu_monitor_heartbeat_timestamp_seconds',
        'When each monitor that shares the store last wrote to it, in unixtime',
        vantages.map(({ vantage, seenAt }) => [{ vantage }, Date.parse(seenAt) / 1_000]),
      ),
      ...(await this.#trial.families(target)),
    ];
  }
}
