import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '../../records/defects/accept.ts';
import { close } from '../../records/defects/close.ts';
import { defectsOf } from '../../records/defects/read.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { judgedPlatform, keepTrial } from '../../records/testing/trials.ts';
import { write } from '../../records/store/transaction.ts';
import { exposition } from '../exposition/exposition.ts';
import { sandboxConfig } from '../testing/deployment.ts';
import { testFacts } from '../testing/facts.ts';
import { findProgram } from '../testing/find-program.ts';
import { factsOf } from './facts.ts';
import type { JournalFacts } from './facts.ts';
import type { Entry } from './opinions.ts';
import { Recorder } from './recorder.ts';
import { StoreMetrics } from './store-metrics.ts';

const START = Date.parse('2025-07-01T01:00:00.000Z');
const BEGAN = START / 1_000;
let store: Store;
let metrics: StoreMetrics;
let now = START;
beforeEach(async () => {
  store = await openStore(':memory:');
  metrics = new StoreMetrics(store);
  now = START;
});
afterEach(() => store.destroy());

const facts = (vantage = 'here') =>
  testFacts(
    { home: '', signers: "severity: S1, affects: { communes: ['25210'] }", search: '' },
    { vantage, judging: '{ quorum: 1, recover: 1, settle: 2m }' },
  );

function recorder(known: JournalFacts = facts()): Recorder {
  return new Recorder(store, known, () =>
    Promise.resolve({ wall: now, store: now, steady: now - START }),
  );
}

async function sees(from: Recorder, outcome: 'success' | 'failure', ...probes: string[]) {
  const entry = (probe: string): Entry => ({
    ...{ probe, platform: 'counter', vantage: 'here', outcome, confirmed: true, reason: '' },
    ...{ at: new Date(now).toISOString(), durationSeconds: 0.1, evidence: '' },
  });
  await from.record(probes.map(entry));
}

/** The series of a metric, as Prometheus reads them. */
async function series(name: string, known = facts()): Promise<string[]> {
  const text = exposition(await metrics.families(known, now));
  return text.split('\n').filter((line) => line.replace(/[{ ].*/, '') === name);
}

test('an empty store tells of communes, and of what has not happened yet as 0', async () => {
  const families = await metrics.families(facts(), now);
  const told = families.filter(({ values }) => values.length > 0);
  expect(told.map(({ name }) => name)).toEqual([
    ...['nghiemthu_incidents_total', 'nghiemthu_incident_duration_seconds'],
    'nghiemthu_commune_affected',
  ]);
  expect(told.flatMap(({ values }) => values).every(({ value }) => value === 0)).toBe(true);
});

describe('incidents', () => {
  test('are reported by probe while they are open, with the time they began', async () => {
    const here = recorder();
    await sees(here, 'failure', 'home');
    now += 60_000;
    await sees(here, 'failure', 'home', 'signers');
    const labels = (probe: string, severity: string) =>
      `{platform="counter",probe="${probe}",severity="${severity}"}`;
    expect(await series('nghiemthu_incident_active')).toEqual([
      `nghiemthu_incident_active${labels('home', 'S2')} 1`,
      `nghiemthu_incident_active${labels('signers', 'S1')} 1`,
    ]);
    expect(await series('nghiemthu_incident_started_timestamp_seconds')).toEqual([
      `nghiemthu_incident_started_timestamp_seconds${labels('home', 'S2')} ${BEGAN}`,
      `nghiemthu_incident_started_timestamp_seconds${labels('signers', 'S1')} ${BEGAN}`,
    ]);
    await sees(here, 'success', 'home');
    expect(await series('nghiemthu_incident_active')).toEqual([
      `nghiemthu_incident_active${labels('signers', 'S1')} 1`,
    ]);
    await sees(here, 'success', 'signers');
    expect(await series('nghiemthu_incident_active')).toEqual([]);
    expect(await series('nghiemthu_incidents_total')).toEqual([
      'nghiemthu_incidents_total{platform="counter",probe="home"} 1',
      'nghiemthu_incidents_total{platform="counter",probe="signers"} 1',
      'nghiemthu_incidents_total{platform="counter",probe="search"} 0',
    ]);
  });

  test('that settle after they came back are still reported', async () => {
    const here = recorder();
    for (const outcome of ['failure', 'success', 'failure', 'success'] as const) {
      await sees(here, outcome, 'home');
      now += 10_000;
    }
    expect(await series('nghiemthu_incident_active')).toHaveLength(1);
    now += 180_000;
    await sees(here, 'success', 'home');
    expect(await series('nghiemthu_incident_active')).toEqual([]);
    expect(await series('nghiemthu_incidents_total')).toContain(
      'nghiemthu_incidents_total{platform="counter",probe="home"} 1',
    );
  });

  test('count by how long they lasted, once they are closed', async () => {
    const here = recorder();
    for (const [probe, lasted] of [
      ['home', 60_000],
      ['search', 61_000],
      ['signers', 90_000_000],
    ] as const) {
      await sees(here, 'failure', probe);
      now += lasted;
      await sees(here, 'success', probe);
      now += 3_600_000;
    }
    await sees(here, 'failure', 'home');
    const name = 'nghiemthu_incident_duration_seconds';
    const bucket = async (le: string) =>
      (await series(`${name}_bucket`)).find((line) => line.includes(`le="${le}"`))?.split(' ')[1];
    expect(await Promise.all(['60', '300', '86400', '+Inf'].map(bucket))).toEqual([
      ...['1', '2', '2', '3'],
    ]);
    expect(await series(`${name}_sum`)).toEqual([`${name}_sum{platform="counter"} 90121`]);
    expect(await series(`${name}_count`)).toEqual([`${name}_count{platform="counter"} 3`]);
  });
});

describe('communes', () => {
  test('are touched by what an open incident touches, and no others', async () => {
    const here = recorder();
    const touched = async () => {
      const lines = await series('nghiemthu_commune_affected');
      return lines.map((line) => line.replace(/.*commune="(\d+)".* (\d)$/, '$1 $2'));
    };
    expect(await touched()).toEqual(['25195 0', '25210 0']);
    await sees(here, 'failure', 'signers');
    expect(await touched()).toEqual(['25195 0', '25210 1']);
    await sees(here, 'failure', 'home');
    expect(await touched()).toEqual(['25195 1', '25210 1']);
    await sees(here, 'success', 'signers', 'home');
    expect(await touched()).toEqual(['25195 0', '25210 0']);
  });

  test('stand on the map with their names: all 95 of the province, for each platform', async () => {
    const lines = await series('nghiemthu_commune_affected', factsOf(sandboxConfig({}), '1'));
    const platforms = Map.groupBy(lines, (line) => /platform="([^"]+)"/.exec(line)?.[1]);
    expect([...platforms.keys()]).toContain('procedures');
    for (const [platform, own] of platforms) expect(own, platform).toHaveLength(95);
    expect(lines).toContain(
      'nghiemthu_commune_affected{commune="25195",latitude="11.5099",longitude="106.8772",name="Phường Bình Phước",platform="procedures"} 0',
    );
  });
});

test('defects are reported by state, and overdue by the clock', async () => {
  const here = recorder();
  await sees(here, 'failure', 'home');
  now += 3_600_000;
  await sees(here, 'failure', 'home', 'signers');
  const [first, second] = await defectsOf(store, 'near');
  await write(store, (db) => accept(db, first!.id, { at: '', actor: 'A', note: '' }));
  const state = (severity: string, word: string) =>
    `nghiemthu_defects{owner="vnpt",platform="counter",severity="${severity}",state="${word}"} 1`;
  expect(await series('nghiemthu_defects')).toEqual([state('S2', 'accepted'), state('S1', 'new')]);
  const overdue = (severity: string, count: number) =>
    `nghiemthu_defects_overdue{owner="vnpt",platform="counter",severity="${severity}"} ${count}`;
  const overdueNow = () => series('nghiemthu_defects_overdue');
  expect(await overdueNow()).toEqual([overdue('S2', 0), overdue('S1', 0)]);
  // S1 is due in four hours, S2 in eight; the S2 was found an hour before.
  now += 4 * 3_600_000 + 1;
  expect(await overdueNow()).toEqual([overdue('S2', 0), overdue('S1', 1)]);
  now += 4 * 3_600_000;
  expect(await overdueNow()).toEqual([overdue('S2', 1), overdue('S1', 1)]);
  await write(store, (db) => close(db, second!.id, { at: '', by: 'A', result: '' }));
  expect(await overdueNow()).toEqual([overdue('S2', 1), overdue('S1', 0)]);
  expect(await series('nghiemthu_defects')).toContain(state('S1', 'closed'));
});

test('heartbeats are reported of every monitor that shares the store', async () => {
  await recorder(facts('tran-bien')).record([]);
  now += 7_000;
  await recorder(facts('binh-phuoc')).record([]);
  const name = 'nghiemthu_monitor_heartbeat_timestamp_seconds';
  expect(await series(name)).toEqual([
    `${name}{vantage="binh-phuoc"} ${BEGAN + 7}`,
    `${name}{vantage="tran-bien"} ${BEGAN}`,
  ]);
});

describe('the last trial', () => {
  const near = { name: 'near', kind: 'trial', addresses: {} } as const;
  const platforms = [judgedPlatform('counter', 'no-go')];
  const decisions = async () =>
    (await series('nghiemthu_gate_decision')).map((line) =>
      line.replace(/.*decision="(.*)",platform="(.*)".*/, '$2 $1'),
    );

  test('tells verdicts, decisions, thresholds and its time', async () => {
    await keepTrial(store, { id: '10', target: near, decision: 'undecided', platforms });
    expect(await series('nghiemthu_requirement_verdict')).toEqual([
      'nghiemthu_requirement_verdict{platform="counter",requirement="QUAY-01",verdict="pass"} 1',
      'nghiemthu_requirement_verdict{platform="counter",requirement="QUAY-02",verdict="not-run"} 1',
    ]);
    expect(await decisions()).toEqual(['counter no-go', 'all undecided']);
    const held = (expression: string, ok: number) =>
      `nghiemthu_load_threshold_ok{expression="${expression}",metric="http_req_duration",platform="counter",profile="peak"} ${ok}`;
    expect(await series('nghiemthu_load_threshold_ok')).toEqual([
      held('avg<=2500', 1),
      held('p(95)<900', 0),
    ]);
    const ended = Date.parse('2025-06-28T01:10:30Z') / 1_000;
    expect(await series('nghiemthu_trial_timestamp_seconds')).toEqual([
      `nghiemthu_trial_timestamp_seconds{target="near"} ${ended}`,
    ]);
  });

  test('is the newest that counts: whole, ended, and on no stand-in but its own', async () => {
    const trial = { target: near, decision: 'go', platforms } as const;
    await keepTrial(store, { ...trial, id: '10' });
    expect(await decisions()).toContain('all go');
    const standIn = { name: 'sandbox', kind: 'sandbox', addresses: {} } as const;
    await keepTrial(store, { ...trial, id: '11', decision: 'no-go', target: standIn });
    await keepTrial(store, { ...trial, id: '12', decision: 'no-go', platforms: [] });
    await keepTrial(store, { ...trial, id: '13', decision: 'undecided' }, { grep: 'QUAY-01' });
    await keepTrial(store, { ...trial, id: '14', decision: 'undecided' }, { shard: '1/2' });
    expect(await decisions()).toContain('all go');
    const live = { name: 'live', kind: 'live', addresses: {} } as const;
    await keepTrial(store, { ...trial, id: '15', decision: 'no-go', target: live });
    expect(await decisions()).toContain('all no-go');
    const own = { ...facts(), target: 'sandbox' };
    await keepTrial(store, { ...trial, id: '16', decision: 'undecided', target: standIn });
    expect(await decisions()).toContain('all no-go');
    metrics = new StoreMetrics(store);
    expect((await series('nghiemthu_gate_decision', own)).join()).toContain('undecided');
  });
});

test('promtool finds nothing wrong with any of it', async () => {
  const here = recorder();
  await sees(here, 'failure', 'home');
  await sees(here, 'success', 'home');
  now += 36_000_000;
  await sees(here, 'failure', 'signers', 'search');
  now += 36_000_000;
  const target = { name: 'near', kind: 'trial', addresses: {} } as const;
  const platforms = [judgedPlatform('counter', 'go')];
  await keepTrial(store, { id: '10', target, decision: 'go', platforms });
  const families = await metrics.families(facts(), now);
  expect(families.filter(({ values }) => values.length === 0)).toEqual([]);
  const promtool = findProgram('promtool');
  const input = exposition(families);
  expect(execFileSync(promtool, ['check', 'metrics'], { input, encoding: 'utf8' })).toBe('');
});
