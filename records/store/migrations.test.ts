import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countDefects } from '../defects/counts.ts';
import { findDefect } from '../defects/read.ts';
import { incidentsChanged } from '../incidents/changed.ts';
import { incidentsOf, keepIncident } from '../incidents/incidents.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { TestPostgres } from '../testing/postgres.ts';
import { newDefect, seenByRun } from '../testing/defects.ts';
import { keepOpinions, opinionsOf } from '../samples/opinions.ts';
import { keepSamples, samplesOf } from '../samples/samples.ts';
import { wordsOf } from '../../words/said/in-words/index.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { write } from './transaction.ts';

/** A store as the version wrote it that kept due times in JSON: three defects and two incidents. */
const former = readFileSync(
  path.join(import.meta.dirname, '../testdata', 'former-store.sql'),
  'utf8',
);
const FORMER_VERSION = 4;

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  const client = new pg.Client(postgres.address);
  await client.connect();
  await client.query(former);
  await client.query('CREATE TABLE schema_version (done integer NOT NULL)');
  await client.query(`INSERT INTO schema_version VALUES (${FORMER_VERSION})`);
  await client.end();
  folder = mkdtempSync(path.join(tmpdir(), 'former-'));
  const file = new DatabaseSync(path.join(folder, 'records.db'));
  file.exec(former);
  file.exec(`PRAGMA user_version = ${FORMER_VERSION}`);
  file.close();
});
afterAll(async () => {
  await postgres.end();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['embedded', () => path.join(folder, 'records.db')],
  ['PostgreSQL', () => postgres.address],
])('a former store that is %s', (_kind, address) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(address());
  });
  afterAll(() => store.destroy());

  test('has its due times and owners in columns, and each stands in one place', async () => {
    const rows = await store
      .selectFrom('defect')
      .select(['id', 'owner', 'due_at', 'record'])
      .orderBy('id')
      .execute();
    expect(rows.map(({ id, owner, due_at: due }) => [id, owner, due])).toEqual([
      ['LOI-0001', 'vnpt', '2025-06-28T05:00:00.000Z'],
      ['LOI-0002', 'so-khcn', null],
      ['LOI-0003', 'vnpt', '2025-06-30T10:00:00.000Z'],
    ]);
    for (const { record } of rows)
      for (const name of ['id', 'owner', 'state', 'dueAt', 'severity', 'fingerprint', 'platform'])
        expect(JSON.parse(record)).not.toHaveProperty(name);
  });

  test('has the defects that it had', async () => {
    expect((await findDefect(store, 'LOI-0001')).defect).toEqual({
      ...{ ...newDefect('a'), id: 'LOI-0001', dueAt: '2025-06-28T05:00:00.000Z' },
      ...{ state: 'new', closedAt: null, occurrences: 1, actual: "mã \u0000 'lạ'" },
      ...{ firstRun: 'r1', lastRun: 'r1', evidenceRun: 'r1' },
      history: [
        {
          ...{ at: '2025-06-28T01:00:00.000Z', actor: 'nghiemthu', state: 'new' },
          note: 'Phát hiện ở đợt chạy r1',
        },
      ],
    });
    expect((await findDefect(store, 'LOI-0003')).defect).toMatchObject({
      ...{ state: 'closed', closedAt: '2025-06-29T01:00:00.000Z', confirmedBy: 'VNPT' },
    });
  });

  test('counts them by the clock, and goes on', async () => {
    const counts = async (now: string) =>
      (await countDefects(store, 'trial', Date.parse(now))).map(
        ({ owner, state, count, overdue }) => [owner, state, count, overdue],
      );
    expect(await counts('2025-06-28T05:00:00.000Z')).toEqual([
      ['vnpt', 'new', 1, 0],
      ['so-khcn', 'new', 1, 0],
      ['vnpt', 'closed', 1, 0],
    ]);
    expect(await counts('2025-07-28T05:00:00.000Z')).toEqual([
      ['vnpt', 'new', 1, 1],
      ['so-khcn', 'new', 1, 0],
      ['vnpt', 'closed', 1, 0],
    ]);
    expect((await seenByRun(store, 'trial', 'r2', newDefect('c'))).state).toBe('reopened');
    expect((await seenByRun(store, 'trial', 'r2', newDefect('d'))).id).toBe('LOI-0004');
  });

  test('keeps the sentences that it had, and shows them as they were', async () => {
    const [sample] = await samplesOf(store, 'trial', { since: '2025-06-28T03:00:00.000Z' });
    const [opinion] = await opinionsOf(store, 'trial');
    for (const kept of [sample, opinion]) {
      expect(kept?.reason).toBe('trang trả lời mã 503, cần mã 2xx');
      expect(wordsOf(kept!.reason, 'en')).toBe('trang trả lời mã 503, cần mã 2xx');
    }
    expect(sample).toMatchObject({ outcome: 'failure', durationSeconds: 0.2, evidence: 'e1' });
    const [incident] = await incidentsOf(store, 'trial', 'all');
    expect(incident?.symptoms).toMatchObject([{ probe: 'home', reason: 'status 503' }]);
    expect(incident?.history).toMatchObject([{ kind: 'opened', note: 'mở' }]);
    const { defect } = await findDefect(store, 'LOI-0003');
    // What was seen since follows, as a code.
    const notes = defect.history.map(({ note }) => note);
    expect(notes.slice(0, 2)).toEqual(['Phát hiện ở đợt chạy r1', 'đạt']);
  });

  test('takes codes with facts beside them', async () => {
    const reason: Reason = { code: 'status', found: 502, wanted: [] };
    const at = '2025-06-28T03:05:00.000Z';
    const seen = { probe: 'gone', platform: 'p', vantage: 'here', at, reason };
    await write(store, async (db) => {
      const sample = { ...seen, outcome: 'failure', durationSeconds: 1, evidence: '' } as const;
      await keepSamples(db, 'trial', [sample]);
      await keepOpinions(db, 'trial', [{ ...seen, state: 'down', since: at }]);
    });
    const [sample] = await samplesOf(store, 'trial', { probe: 'gone' });
    const [opinion] = await opinionsOf(store, 'trial', ['gone']);
    expect([sample?.reason, opinion?.reason]).toEqual([reason, reason]);
    expect(wordsOf(sample!.reason, 'en')).toBe('the page answered 502, wanted 2xx');
    const codes = await store
      .selectFrom('sample')
      .select(['code', 'reason'])
      .where('code', '=', 'status')
      .execute();
    expect(codes).toEqual([{ code: 'status', reason: '' }]);
  });

  test('numbers its incidents, and what is written after has a higher number', async () => {
    const revisions = async (since: number) =>
      (await incidentsChanged(store, 'trial', since)).map(({ revision, incident }) => [
        ...[revision, incident.id, incident.symptoms.length],
      ]);
    expect(await revisions(0)).toEqual([
      [1, 'SC-0001', 1],
      [2, 'SC-0002', 1],
    ]);
    expect(await revisions(2)).toEqual([]);
    const [first] = await incidentsOf(store, 'trial', 'all');
    await write(store, (db) => keepIncident(db, first!));
    expect(await revisions(2)).toEqual([[3, 'SC-0001', 1]]);
  });
});
