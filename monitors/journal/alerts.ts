import { SEVERITIES } from '../../words/scales/severity.ts';
import { sql } from 'kysely';
import { causeOfDimension, findOwner, ownerOfCause } from '../../config/plan/owner.ts';
import { awaitRetest } from '../../records/defects/await-retest.ts';
import { see } from '../../records/defects/see.ts';
import { addSighting } from '../../records/defects/sighting.ts';
import { isAllowed } from '../../records/defects/transitions.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { Store } from '../../records/store/store.ts';
import { storeTime } from '../../records/store/time.ts';
import { write } from '../../records/store/transaction.ts';
import type { WriteConnection } from '../../records/store/transaction.ts';
import type { Alert, AlertAnswer } from './alerts-message.ts';
import { alertKey, alertsOn, resolvedKey, stillFires } from './alert-sightings.ts';
import { defectOf } from './defect.ts';
import type { JournalFacts } from './facts.ts';
import { knownProblem, openIncidentOf } from './known-problem.ts';

/** Alerts of one write. */
const AT_ONCE = 200;

/**
 * Opens or updates the defects that alerts speak of. The same alert counts once, however often Alertmanager repeats it;
 * one that is resolved makes its defect ready for a retest, unless something else still shows it. An alert on a probe
 * speaks of the monitor's own problem. Alerts without a platform (the monitor's own) open none. One that the store can
 * never take is reported, and the others are kept.
 * @throws where the store itself cannot be written: then Alertmanager should try again
 */
export async function takeAlerts(
  store: Store,
  facts: JournalFacts,
  alerts: readonly Alert[],
): Promise<AlertAnswer[]> {
  const answers: AlertAnswer[] = [];
  for (let from = 0; from < alerts.length; from += AT_ONCE)
    answers.push(
      ...(await write(store, async (db) => {
        const taken: AlertAnswer[] = [];
        for (const one of alerts.slice(from, from + AT_ONCE))
          taken.push(await take(db, facts, one));
        return taken;
      })),
    );
  return answers;
}

/** Takes back what a bad alert began, so that the good ones beside it are kept. */
async function take(db: WriteConnection, facts: JournalFacts, one: Alert): Promise<AlertAnswer> {
  await sql`SAVEPOINT alert`.execute(db);
  try {
    const answer =
      one.status === 'resolved' ? await resolve(db, facts.target, one) : await fire(db, facts, one);
    await sql`RELEASE SAVEPOINT alert`.execute(db);
    return answer;
  } catch (error) {
    if (!isOfTheAlert(error)) throw error;
    await sql`ROLLBACK TO SAVEPOINT alert`.execute(db);
    await sql`RELEASE SAVEPOINT alert`.execute(db);
    const { alertname: alert = '' } = one.labels;
    return { alert, defect: null, reason: `cannot be kept: ${(error as Error).message}` };
  }
}

/** SQLite's result codes for what is too big, breaks a rule or is of a wrong type. */
const SQLITE_DATA = [18, 19, 20];

/** Whether the fault is in the alert itself: posting it again would never help. */
function isOfTheAlert(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  const { code, errcode } = error as { code?: unknown; errcode?: number };
  if (code === 'ERR_SQLITE_ERROR') return SQLITE_DATA.includes((errcode ?? 0) & 0xff);
  // PostgreSQL's classes of faults in data and of broken rules.
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code);
}

async function fire(db: WriteConnection, facts: JournalFacts, one: Alert): Promise<AlertAnswer> {
  const { plan, target } = facts;
  const { labels } = one;
  const { alertname: alert = '', platform = '', probe = '', severity = '' } = labels;
  if (!Object.hasOwn(facts.platforms, platform))
    return { alert, defect: null, reason: 'not of a platform' };
  const watched = Object.hasOwn(facts.probes, probe) ? facts.probes[probe] : undefined;
  const known = await knownProblem(db, facts, { alert, platform, probe });
  const own = labels.cause ?? '';
  const cause =
    findOwner(plan, platform, own) !== undefined
      ? own
      : (watched?.cause ?? causeOfDimension(plan, 'performance')!);
  const team = labels.team ?? '';
  const owner = Object.hasOwn(plan.owners, team) ? team : ownerOfCause(plan, platform, cause);
  const summary = one.summary ?? alert;
  const { id } = await see(
    db,
    target,
    { id: alertKey(one), sight: { by: 'alert', id: alert } },
    defectOf(plan, {
      ...{ fingerprint: known.fingerprint, platform, cause, owner, title: summary },
      ...{ feature: watched === undefined ? alert : probe, severity: severityOf(severity) },
      foundAt: new Date(one.startsAt).toISOString(),
      reportedBy: 'Alertmanager',
      expected: { code: 'no-alert' },
      // The monitor saw it itself: its own words stay.
      actual: known.actual ?? one.description ?? summary,
      evidence: [],
    }),
  );
  return { alert, defect: id };
}

async function resolve(db: WriteConnection, target: string, one: Alert): Promise<AlertAnswer> {
  const { alertname: alert = '' } = one.labels;
  const known = await alertsOn(db, target, one);
  if (known === undefined) return { alert, defect: null, reason: 'resolved, and never seen' };
  const { id: defect, state } = known.defect;
  await addSighting(db, defect, resolvedKey(one));
  if (!isAllowed(state, 'retest')) return { alert, defect };
  if (stillFires([...known.sources, resolvedKey(one)]))
    return { alert, defect, reason: 'another alert on it fires' };
  const incident = await openIncidentOf(db, target, defect);
  if (incident !== undefined) return { alert, defect, reason: `${incident} is open` };
  await awaitRetest(db, defect, {
    ...{ at: new Date(await storeTime(db)).toISOString(), actor: 'Alertmanager' },
    note: { code: 'alert-resolved', alert },
  });
  return { alert, defect };
}

/** The plan's own words, or the usual ones of Prometheus. */
const BY_LABEL: ReadonlyMap<string, Severity> = new Map([
  ...SEVERITIES.map((one) => [one, one] as const),
  ...([
    ['critical', 'S1'],
    ['warning', 'S3'],
    ['info', 'S4'],
  ] as const),
]);

function severityOf(label: string): Severity {
  return BY_LABEL.get(label) ?? 'S3';
}
