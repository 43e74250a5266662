import type { Severity } from './model.ts';
import type { IncidentEventKind } from './schema.ts';
import type { Store } from './store.ts';

/** A probe that fails as part of an incident. */
export interface Symptom {
  probe: string;
  since: string;
  /** Null while it fails. */
  until: string | null;
  severity: Severity;
  reason: string;
  /** Id of the evidence of its first failing look; empty where there is none. */
  evidence: string;
}

export interface IncidentEvent {
  at: string;
  kind: IncidentEventKind;
  note: string;
}

/** A stretch of failing looks at one platform. Times are ISO 8601 in UTC. */
export interface IncidentRecord {
  /** `SC-0001`, counted per store. */
  id: string;
  target: string;
  platform: string;
  /** The worst that any of its symptoms had. */
  severity: Severity;
  openedAt: string;
  closedAt: string | null;
  /** Codes of the communes it touches. */
  communes: string[];
  roles: string[];
  /** Where it was seen from. */
  vantages: string[];
  /** Defects it opened. */
  defects: string[];
  /** How often it came back soon after it had closed. */
  reopened: number;
  /** Since when all is well again, while it is waited for that it stays so. */
  wellSince: string | null;
  /** How far it was escalated: the number of steps taken. */
  escalations: number;
  symptoms: Symptom[];
  history: IncidentEvent[];
}

type Kept = Omit<IncidentRecord, 'symptoms' | 'history'>;

/** Inside a write: the incident's number, counted per store. */
export async function nextIncidentId(db: Store): Promise<string> {
  const { count } = await db
    .selectFrom('incident')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return `SC-${String(Number(count) + 1).padStart(4, '0')}`;
}

/** Inside a write: keeps an incident with its symptoms, and what is new in its history. */
export async function keepIncident(db: Store, incident: IncidentRecord): Promise<void> {
  const { symptoms, history, ...kept } = incident;
  const { id, target, platform, severity, openedAt: opened_at, closedAt: closed_at } = kept;
  const record = JSON.stringify(kept);
  await db
    .insertInto('incident')
    .values({ id, target, platform, severity, opened_at, closed_at, record })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ severity, closed_at, record }))
    .execute();
  for (const { probe, ...facts } of symptoms)
    await db
      .insertInto('incident_symptom')
      .values({ incident_id: id, probe, ...facts })
      .onConflict((conflict) => conflict.columns(['incident_id', 'probe']).doUpdateSet(facts))
      .execute();
  for (const [seq, event] of history.entries())
    await db
      .insertInto('incident_event')
      .values({ incident_id: id, seq, ...event })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Incidents of a target, oldest first: those that are open, or ended at or after `endedSince`, or all. */
export async function incidentsOf(
  store: Store,
  target: string,
  which: 'open' | 'all' | { endedSince: string },
): Promise<IncidentRecord[]> {
  let query = store.selectFrom('incident').select('record').where('target', '=', target);
  if (which === 'open') query = query.where('closed_at', 'is', null);
  else if (which !== 'all')
    query = query.where((where) =>
      where.or([where('closed_at', 'is', null), where('closed_at', '>=', which.endedSince)]),
    );
  const rows = await query.orderBy('opened_at').orderBy('id').execute();
  const all = rows.map(({ record }): IncidentRecord => ({
    ...(JSON.parse(record) as Kept),
    ...{ symptoms: [], history: [] },
  }));
  for (let i = 0; i < all.length; i += AT_ONCE) await fill(store, all.slice(i, i + AT_ONCE));
  return all;
}

const AT_ONCE = 500;

/** Reads the symptoms and the history of many incidents by two questions. */
async function fill(store: Store, incidents: readonly IncidentRecord[]): Promise<void> {
  const ids = incidents.map(({ id }) => id);
  const byId = new Map(incidents.map((one) => [one.id, one]));
  const symptoms = await store
    .selectFrom('incident_symptom')
    .select(['incident_id', 'probe', 'since', 'until', 'severity', 'reason', 'evidence'])
    .where('incident_id', 'in', ids)
    .orderBy('since')
    .orderBy('probe')
    .execute();
  for (const { incident_id: id, ...symptom } of symptoms) byId.get(id)?.symptoms.push(symptom);
  const history = await store
    .selectFrom('incident_event')
    .select(['incident_id', 'at', 'kind', 'note'])
    .where('incident_id', 'in', ids)
    .orderBy('seq')
    .execute();
  for (const { incident_id: id, ...event } of history) byId.get(id)?.history.push(event);
}
