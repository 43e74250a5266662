import { CompiledQuery } from 'kysely';
import type { Compilable, KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { defectCountsQuery } from '../../records/defects/counts.ts';
import { changedQuery } from '../../records/incidents/changed.ts';
import { incidentsOf, incidentsQuery, keepIncident } from '../../records/incidents/incidents.ts';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { newDefect, seenByRun } from '../../records/testing/defects.ts';
import { bothStores } from '../../records/testing/stores.ts';
import { write } from '../../records/store/transaction.ts';
import { exposition } from '../exposition/exposition.ts';
import { testFacts } from '../testing/facts.ts';
import { StoreMetrics } from './store-metrics.ts';

const facts = testFacts({ home: '', search: '' });
const { target } = facts;
const START = Date.parse('2025-07-01T01:00:00.000Z');
const MANY = 2_000;
/** From seconds to days. */
const LASTED = [30, 60, 61, 900, 4_000, 30_000, 90_000];
const PROBES = [['home'], ['search'], ['home', 'search'], ['gone']];
const instant = (seconds: number) => new Date(START + seconds * 1_000).toISOString();

/** The last ten are open. */
function incident(number: number): IncidentRecord {
  const openedAt = instant(number * 100);
  const isOpen = number >= MANY - 10;
  const lasted = LASTED[number % LASTED.length]!;
  const closedAt = isOpen ? null : instant(number * 100 + lasted);
  return {
    ...{ id: `SC-${String(number).padStart(4, '0')}`, target, severity: 'S2', openedAt, closedAt },
    platform: number % 5 === 0 ? 'elsewhere' : 'counter',
    ...{ communes: ['25195'], roles: [], vantages: ['here'], defects: [] },
    ...{ reopened: 0, wellSince: null, escalations: 0 },
    symptoms: PROBES[number % PROBES.length]!.map((probe) => ({
      ...{ probe, since: openedAt, until: closedAt, severity: 'S2', reason: '', evidence: '' },
    })),
    history: [{ at: openedAt, kind: 'opened', note: '' }],
  };
}

/** What the metrics say, counted from all that is in the store. */
async function counted(store: Store): Promise<string[]> {
  const all = await incidentsOf(store, target, 'all');
  const lines: string[] = [];
  for (const platform of ['counter', 'elsewhere']) {
    const own = all.filter((one) => one.platform === platform);
    for (const probe of ['home', 'search', 'gone']) {
      const count = own.filter((one) => one.symptoms.some((s) => s.probe === probe)).length;
      lines.push(`nghiemthu_incidents_total{platform="${platform}",probe="${probe}"} ${count}`);
    }
    const seconds = own
      .filter(({ closedAt }) => closedAt !== null)
      .map((one) => (Date.parse(one.closedAt!) - Date.parse(one.openedAt)) / 1_000);
    const name = 'nghiemthu_incident_duration_seconds';
    for (const le of [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400])
      lines.push(
        `${name}_bucket{le="${le}",platform="${platform}"} ${seconds.filter((s) => s <= le).length}`,
      );
    lines.push(
      `${name}_sum{platform="${platform}"} ${seconds.reduce((a, b) => a + b, 0)}`,
      `${name}_count{platform="${platform}"} ${seconds.length}`,
    );
  }
  for (const one of all)
    if (one.closedAt === null)
      for (const { probe, severity } of one.symptoms)
        lines.push(
          `nghiemthu_incident_active{platform="${one.platform}",probe="${probe}",severity="${severity}"} 1`,
        );
  return lines;
}

async function told(metrics: StoreMetrics): Promise<Set<string>> {
  const text = exposition(await metrics.families(facts, START));
  return new Set(text.split('\n'));
}

/** Counts the rows that were read. */
class Reading implements KyselyPlugin {
  rows = 0;
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node;
  transformResult: KyselyPlugin['transformResult'] = ({ result }) => {
    this.rows += result.rows.length;
    return Promise.resolve(result);
  };
}

describe.each(bothStores())('thousands of incidents in a store that is %s', (kind, store) => {
  const reading = new Reading();
  let metrics: StoreMetrics;
  beforeAll(async () => {
    await write(store(), async (db) => {
      for (let number = 0; number < MANY; number++) await keepIncident(db, incident(number));
    });
    metrics = new StoreMetrics(store().withPlugin(reading));
  });

  test('are counted as they stand in the store', async () => {
    const lines = await told(metrics);
    const expected = await counted(store());
    expect(expected.filter((line) => !lines.has(line))).toEqual([]);
    expect(expected.length).toBeGreaterThan(30);
    expect(reading.rows).toBeGreaterThanOrEqual(MANY);
  });

  test('are not read again: what changed is', async () => {
    await told(metrics);
    reading.rows = 0;
    await told(metrics);
    expect(reading.rows).toBe(0);
    const closing = { ...incident(MANY - 1), closedAt: instant(MANY * 100) };
    const { closedAt: _closedAt, ...again } = incident(3);
    const reopened = { ...again, closedAt: null, reopened: 1 };
    const wider = {
      ...incident(MANY - 2),
      symptoms: ['home', 'search', 'gone'].map((probe) => ({
        ...incident(0).symptoms[0]!,
        ...{ probe, until: null },
      })),
    };
    await write(store(), async (db) => {
      for (const one of [closing, reopened, wider]) await keepIncident(db, one);
    });
    const lines = await told(metrics);
    expect(reading.rows).toBeLessThan(20);
    const expected = await counted(store());
    expect(expected.filter((line) => !lines.has(line))).toEqual([]);
    expect(await told(new StoreMetrics(store()))).toEqual(lines);
  });

  test('of another target are others', async () => {
    await told(metrics);
    const text = exposition(await metrics.families({ ...facts, target: 'other' }, START));
    expect(text).toContain('nghiemthu_incidents_total{platform="counter",probe="home"} 0');
    expect([...(await told(metrics))]).toEqual([...(await told(new StoreMetrics(store())))]);
  });

  test('are found by an index', async () => {
    if (kind === 'PostgreSQL') await store().executeQuery(CompiledQuery.raw('ANALYZE incident'));
    const plan = await planOf(store(), kind, changedQuery(store(), target, MANY));
    expect(plan).toContain('incident_revision');
    expect(plan).not.toMatch(SCAN);
  });

  test.each(['open', { endedSince: instant(MANY * 90) }] as const)(
    'that are %j are found by an index',
    async (which) => {
      if (kind === 'PostgreSQL') await store().executeQuery(CompiledQuery.raw('ANALYZE incident'));
      const plan = await planOf(store(), kind, incidentsQuery(store(), target, which));
      expect(plan).toContain('incident_closed');
      expect(plan).not.toMatch(SCAN);
      if (kind === 'embedded') expect(plan).toContain('closed_at=?');
    },
  );
});

test('defects are counted by their index alone', async () => {
  const store = await openStore(':memory:');
  await seenByRun(store, target, 'r1', newDefect('a'));
  const plan = await planOf(store, 'embedded', defectCountsQuery(store, target, START));
  expect(plan).toContain('SEARCH defect USING COVERING INDEX defect_counts (target=?)');
  expect(plan).not.toMatch(/\bSCAN\b/);
  await store.destroy();
});

/** All of a table, as SQLite and PostgreSQL say it. */
const SCAN = /\bscan incident\b|seq scan/i;

async function planOf(store: Store, kind: string, query: Compilable): Promise<string> {
  const { sql, parameters } = query.compile();
  const explain = kind === 'embedded' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  const { rows } = await store.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${explain} ${sql}`, [...parameters]),
  );
  return rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n');
}
