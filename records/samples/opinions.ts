import { sql } from 'kysely';
import type { Said } from '../../words/said/said.ts';
import { rowsFrom } from '../store/rows.ts';
import { columnsOf, saidOf } from '../store/said.ts';
import type { Store } from '../store/store.ts';

/** What a vantage holds of a probe after its own confirmation. */
export interface Opinion {
  probe: string;
  platform: string;
  vantage: string;
  state: 'up' | 'down';
  since: string;
  /** When it last judged. */
  at: string;
  /** Why it is down; empty where it is up. */
  reason: Said;
}

/** Inside a write: keeps what a vantage now holds of some probes, each once. */
export async function keepOpinions(
  db: Store,
  target: string,
  opinions: readonly Opinion[],
): Promise<void> {
  if (opinions.length === 0) return;
  const rows = rowsFrom(
    db,
    opinions.map(({ probe, vantage, platform, state, since, at, ...opinion }) => {
      const { text: reason, code, facts } = columnsOf(opinion.reason);
      return { target, probe, vantage, platform, state, since, at, code, facts, reason };
    }),
    {
      ...{ target: 'text', probe: 'text', vantage: 'text', platform: 'text' },
      ...{ state: 'text', since: 'text', at: 'text', code: 'text', facts: 'text', reason: 'text' },
    },
  );
  await sql`INSERT INTO opinion (target, probe, vantage, platform, state, since, at, code, facts, reason) ${rows}
    ON CONFLICT (target, probe, vantage) DO UPDATE SET platform = excluded.platform, state = excluded.state,
      since = excluded.since, at = excluded.at, code = excluded.code, facts = excluded.facts,
      reason = excluded.reason`.execute(db);
}

/** What is held of some probes, or of all. */
export async function opinionsOf(
  store: Store,
  target: string,
  probes?: readonly string[],
): Promise<Opinion[]> {
  if (probes?.length === 0) return [];
  let query = store
    .selectFrom('opinion')
    .select(['probe', 'platform', 'vantage', 'state', 'since', 'at', 'code', 'facts', 'reason'])
    .where('target', '=', target);
  if (probes !== undefined) query = query.where('probe', 'in', probes);
  const rows = await query.orderBy('probe').orderBy('vantage').execute();
  return rows.map(({ code, facts, reason: text, ...opinion }) => ({
    ...opinion,
    reason: saidOf({ code, facts, text }),
  }));
}
