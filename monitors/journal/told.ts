import { defectFacts } from '../../records/defects.ts';
import { incidentsOf } from '../../records/incidents.ts';
import type { IncidentRecord } from '../../records/incidents.ts';
import type { DefectRecord } from '../../records/model.ts';
import type { Store } from '../../records/store.ts';
import { vantagesOf } from '../../records/vantages.ts';
import type { Family, Labels } from '../exposition/exposition.ts';
import type { JournalFacts } from './facts.ts';
import { gauge } from '../exposition/family.ts';
import type { Labelled } from '../exposition/family.ts';
import { LastTrial } from './last-trial.ts';

/** Upper bounds in seconds of how long incidents last: from a minute to a day. */
const LASTED = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];

/** Metrics of what is in the store: incidents, defects, heartbeats and the last trial. */
export class StoreMetrics {
  readonly #store: Store;
  readonly #trial: LastTrial;

  constructor(store: Store) {
    this.#store = store;
    this.#trial = new LastTrial(store);
  }

  /** @param now Unix time in ms */
  async families(facts: JournalFacts, now: number): Promise<Family[]> {
    const { target } = facts;
    const incidents = await incidentsOf(this.#store, target, 'all');
    const vantages = await vantagesOf(this.#store, target);
    return [
      ...ofIncidents(facts, incidents),
      ...ofDefects(await defectFacts(this.#store, target), now),
      gauge(
        'nghiemthu_monitor_heartbeat_timestamp_seconds',
        'When each monitor that shares the store last wrote to it, in unixtime',
        vantages.map(({ vantage, seenAt }) => [{ vantage }, Date.parse(seenAt) / 1_000]),
      ),
      ...(await this.#trial.families(target)),
    ];
  }
}

function ofIncidents(facts: JournalFacts, incidents: readonly IncidentRecord[]): Family[] {
  const open = incidents.filter(({ closedAt }) => closedAt === null);
  const failing = open.flatMap(({ platform, symptoms, openedAt, wellSince }) =>
    symptoms
      // While it is waited for that all stays well the incident is open with all that it had.
      .filter(({ until }) => until === null || wellSince !== null)
      .map(({ probe, severity }) => ({ labels: { platform, probe, severity }, openedAt })),
  );
  const ever = counted(
    incidents.flatMap(({ platform, symptoms }) =>
      symptoms.map(({ probe }) => ({ platform, probe })),
    ),
    Object.entries(facts.probes).map(([probe, { platform }]) => ({ platform, probe })),
  );
  return [
    gauge(
      'nghiemthu_incident_active',
      'Whether an incident that the probe is part of is open',
      failing.map(({ labels }) => [labels, 1]),
    ),
    gauge(
      'nghiemthu_incident_started_timestamp_seconds',
      'When the open incident began, in unixtime',
      failing.map(({ labels, openedAt }) => [labels, Date.parse(openedAt) / 1_000]),
    ),
    gauge(
      'nghiemthu_incidents_total',
      'Incidents that the probe was ever part of',
      ever,
      'counter',
    ),
    duration(Object.keys(facts.platforms), incidents),
    gauge(
      'nghiemthu_commune_affected',
      'Whether an open incident touches the commune',
      Object.keys(facts.platforms).flatMap((platform) => {
        const touched = new Set(
          open.filter((one) => one.platform === platform).flatMap(({ communes }) => communes),
        );
        return facts.communes.map(({ code, name, latitude, longitude }): Labelled => [
          { platform, commune: code, name, latitude, longitude },
          touched.has(code) ? 1 : 0,
        ]);
      }),
    ),
  ];
}

function duration(platforms: readonly string[], incidents: readonly IncidentRecord[]): Family {
  const name = 'nghiemthu_incident_duration_seconds';
  const lasted = new Map<string, number[]>(platforms.map((platform) => [platform, []]));
  for (const { platform, openedAt, closedAt } of incidents)
    if (closedAt !== null) {
      const seconds = Math.max(0, Date.parse(closedAt) - Date.parse(openedAt)) / 1_000;
      lasted.set(platform, [...(lasted.get(platform) ?? []), seconds]);
    }
  const values = [...lasted].flatMap(([platform, all]) => [
    ...[...LASTED, Infinity].map((bound) => ({
      metricName: `${name}_bucket`,
      labels: { platform, le: bound === Infinity ? '+Inf' : String(bound) },
      value: all.filter((seconds) => seconds <= bound).length,
    })),
    { metricName: `${name}_sum`, labels: { platform }, value: all.reduce((a, b) => a + b, 0) },
    { metricName: `${name}_count`, labels: { platform }, value: all.length },
  ]);
  return { name, help: 'How long closed incidents lasted', type: 'histogram', values };
}

function ofDefects(defects: readonly Omit<DefectRecord, 'history'>[], now: number): Family[] {
  const isOverdue = ({ state, dueAt }: Pick<DefectRecord, 'state' | 'dueAt'>) =>
    state !== 'closed' && dueAt !== null && Date.parse(dueAt) < now;
  const states = defects.map(({ platform, severity, state, owner }) => ({
    ...{ platform, severity, state, owner },
  }));
  const owned = ({ platform, severity, owner }: Omit<DefectRecord, 'history'>) => ({
    ...{ platform, severity, owner },
  });
  return [
    gauge('nghiemthu_defects', 'Defects by state', counted(states)),
    gauge(
      'nghiemthu_defects_overdue',
      'Open defects past their due time',
      counted(defects.filter(isOverdue).map(owned), defects.map(owned)),
    ),
  ];
}

/** How often each set of labels stands in a list; 0 for those of `known` that do not. */
function counted(all: readonly Labels[], known: readonly Labels[] = []): Labelled[] {
  const counts = new Map<string, Labelled>();
  for (const labels of known) counts.set(JSON.stringify(labels), [labels, 0]);
  for (const labels of all) {
    const key = JSON.stringify(labels);
    counts.set(key, [labels, (counts.get(key)?.[1] ?? 0) + 1]);
  }
  return [...counts.values()];
}
