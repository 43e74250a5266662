import { sql } from 'kysely';
import type { Said } from '../../words/said/said.ts';
import { rowsFrom } from '../store/rows.ts';
import { columnsOf, saidOf } from '../store/said.ts';
import type { SampleOutcome } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** One result of a probe, as it is kept. */
export interface SampleRecord {
  probe: string;
  platform: string;
  vantage: string;
  /** When it ended, ISO 8601 in UTC. */
  at: string;
  outcome: SampleOutcome;
  durationSeconds: number;
  /** Why it is not a success; empty for one. */
  reason: Said;
  /** Id of its evidence in the monitor's folder; empty where there is none. */
  evidence: string;
}

/** Inside a write: keeps samples. One that is there already stays as it is, so a batch may be written again. */
export async function keepSamples(
  db: Store,
  target: string,
  samples: readonly SampleRecord[],
): Promise<void> {
  if (samples.length === 0) return;
  const rows = rowsFrom(
    db,
    samples.map(({ probe, platform, vantage, at, outcome, durationSeconds, ...sample }) => {
      const { text: reason, code, facts } = columnsOf(sample.reason);
      return {
        ...{ target, probe, platform, vantage, at, outcome, duration_s: durationSeconds },
        ...{ code, facts, reason, evidence: sample.evidence },
      };
    }),
    {
      ...{ target: 'text', probe: 'text', platform: 'text', vantage: 'text', at: 'text' },
      ...{ outcome: 'text', duration_s: 'double precision', code: 'text', facts: 'text' },
      ...{ reason: 'text', evidence: 'text' },
    },
  );
  await sql`INSERT INTO sample (target, probe, platform, vantage, at, outcome, duration_s, code, facts, reason, evidence)
    ${rows} ON CONFLICT DO NOTHING`.execute(db);
}

/** Samples of a target, oldest first. */
export async function samplesOf(
  store: Store,
  target: string,
  where: { probe?: string; since?: string } = {},
): Promise<SampleRecord[]> {
  let query = store
    .selectFrom('sample')
    .select([
      'probe',
      'platform',
      'vantage',
      'at',
      'outcome',
      'code',
      'facts',
      'reason',
      'evidence',
    ])
    .select('duration_s as durationSeconds')
    .where('target', '=', target);
  if (where.probe !== undefined) query = query.where('probe', '=', where.probe);
  if (where.since !== undefined) query = query.where('at', '>=', where.since);
  const rows = await query.orderBy('at').orderBy('probe').orderBy('vantage').execute();
  return rows.map(({ code, facts, reason: text, ...sample }) => ({
    ...sample,
    reason: saidOf({ code, facts, text }),
  }));
}

/** When the newest sample of a target ended, ISO 8601; undefined where there is none. */
export async function lastSampleAt(db: Store, target: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sample')
    .select((build) => build.fn.max('at').as('at'))
    .where('target', '=', target)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/**
 * Forgets old samples, at most `most` of each kind, so that a write stays short.
 * @param before ISO instants: of successes, and of all
 * @returns how many were forgotten
 */
export async function forgetSamples(
  db: Store,
  target: string,
  before: { successes: string; all: string },
  most: number,
): Promise<number> {
  const old = (outcomes: readonly SampleOutcome[] | null, at: string) => {
    let query = db
      .selectFrom('sample')
      .select(['probe', 'vantage', 'at'])
      .where('target', '=', target);
    if (outcomes !== null) query = query.where('outcome', 'in', outcomes);
    return query.where('at', '<', at).orderBy('at').limit(most).execute();
  };
  const rows = [
    ...(await old(['success', 'excluded'], before.successes)),
    ...(await old(null, before.all)),
  ];
  for (const row of rows)
    await db
      .deleteFrom('sample')
      .where('target', '=', target)
      .where('probe', '=', row.probe)
      .where('vantage', '=', row.vantage)
      .where('at', '=', row.at)
      .execute();
  return rows.length;
}
