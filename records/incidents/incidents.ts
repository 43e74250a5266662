import type { Said } from '../../words/said/said.ts';
import type { Severity } from '../../words/scales/severity.ts';
import { columnsOf, saidOf } from '../store/said.ts';
import type { IncidentEventKind } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { WriteConnection } from '../store/transaction.ts';

/** A probe that fails as part of an incident. */
export interface Symptom {
  probe: string;
  since: string;
  /** Null while it fails. */
  until: string | null;
  severity: Severity;
  reason: Said;
  /** Id of the evidence of its first failing look; empty where there is none. */
  evidence: string;
}

export interface IncidentEvent {
  at: string;
  kind: IncidentEventKind;
  note: Said;
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

/** An incident without what has tables of its own. */
export type IncidentFacts = Omit<IncidentRecord, 'symptoms' | 'history'>;

/** Inside a write: the incident's number, counted per store. */
export async function nextIncidentId(db: WriteConnection): Promise<string> {
  const { count } = await db
    .selectFrom('incident')
    .select((build) => build.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return `SC-${String(Number(count) + 1).padStart(4, '0')}`;
}

/** Inside a write: keeps an incident with its symptoms, and what is new in its history. */
export async function keepIncident(db: WriteConnection, incident: IncidentRecord): Promise<void> {
  const { symptoms, history, ...facts } = incident;
  const { id, target, platform, severity, openedAt: opened_at, closedAt: closed_at } = facts;
  const record = JSON.stringify(facts);
  const revision = await nextRevision(db, target);
  await db
    .insertInto('incident')
    .values({ id, target, platform, severity, opened_at, closed_at, record, revision })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ severity, closed_at, record, revision }),
    )
    .execute();
  for (const { probe, reason: said, ...symptom } of symptoms) {
    const { text: reason, code, facts: known } = columnsOf(said);
    const row = { ...symptom, code, facts: known, reason };
    await db
      .insertInto('incident_symptom')
      .values({ incident_id: id, probe, ...row })
      .onConflict((conflict) => conflict.columns(['incident_id', 'probe']).doUpdateSet(row))
      .execute();
  }
  for (const [seq, { note: said, ...event }] of history.entries()) {
    const { text: note, code, facts: known } = columnsOf(said);
    await db
      .insertInto('incident_event')
      .values({ incident_id: id, seq, ...event, code, facts: known, note })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Writers hold the lock until they are done, so that no lower number appears after a higher one was read. */
async function nextRevision(db: WriteConnection, target: string): Promise<number> {
  const { last } = await db
    .selectFrom('incident')
    .select(({ fn }) => fn.max('revision').as('last'))
    .where('target', '=', target)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Incidents of a target, oldest first: those that are open, or ended at or after `endedSince`, or all. */
export async function incidentsOf(
  store: Store,
  target: string,
  which: 'open' | 'all' | { endedSince: string },
): Promise<IncidentRecord[]> {
  const rows = await incidentsQuery(store, target, which).execute();
  const all = rows.map(({ record }): IncidentRecord => ({
    ...(JSON.parse(record) as IncidentFacts),
    ...{ symptoms: [], history: [] },
  }));
  for (let i = 0; i < all.length; i += AT_ONCE) await fill(store, all.slice(i, i + AT_ONCE));
  return all;
}

export function incidentsQuery(
  store: Store,
  target: string,
  which: 'open' | 'all' | { endedSince: string },
) {
  const all = store
    .selectFrom('incident')
    .select(['record', 'opened_at', 'id'])
    .where('target', '=', target);
  if (which === 'all') return all.orderBy('opened_at').orderBy('id');
  const open = all.where('closed_at', 'is', null);
  if (which === 'open') return open.orderBy('opened_at').orderBy('id');
  // As one condition with OR, SQLite would go through all of the target.
  const ended = all.where('closed_at', '>=', which.endedSince);
  return open.unionAll(ended).orderBy('opened_at').orderBy('id');
}

/** Incidents that are read by one question. */
export const AT_ONCE = 500;

/** Reads the symptoms and the history of many incidents by two questions. */
async function fill(store: Store, incidents: readonly IncidentRecord[]): Promise<void> {
  await fillSymptoms(store, incidents);
  const byId = new Map(incidents.map((one) => [one.id, one]));
  const history = await store
    .selectFrom('incident_event')
    .select(['incident_id', 'at', 'kind', 'code', 'facts', 'note'])
    .where('incident_id', 'in', [...byId.keys()])
    .orderBy('seq')
    .execute();
  for (const { incident_id: id, code, facts, note: text, ...event } of history)
    byId.get(id)?.history.push({ ...event, note: saidOf({ code, facts, text }) });
}

/** Reads the symptoms of at least one incident. */
export async function fillSymptoms(
  store: Store,
  incidents: readonly IncidentRecord[],
): Promise<void> {
  const byId = new Map(incidents.map((one) => [one.id, one]));
  const symptoms = await store
    .selectFrom('incident_symptom')
    .select(['incident_id', 'probe', 'since', 'until', 'severity', 'evidence'])
    .select(['code', 'facts', 'reason'])
    .where('incident_id', 'in', [...byId.keys()])
    .orderBy('since')
    .orderBy('probe')
    .execute();
  for (const { incident_id: id, code, facts, reason: text, ...symptom } of symptoms)
    byId.get(id)?.symptoms.push({ ...symptom, reason: saidOf({ code, facts, text }) });
}
