import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '../../records/defects/accept.ts';
import { defectsOf } from '../../records/defects/read.ts';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import { samplesOf } from '../../records/samples/samples.ts';
import { openStore } from '../../records/store/store.ts';
import { watchedDaysOf } from '../../records/samples/watched-days.ts';
import type { Store } from '../../records/store/store.ts';
import { TestPostgres } from '../../records/testing/postgres.ts';
import { write } from '../../records/store/transaction.ts';
import { testFacts } from '../testing/facts.ts';
import type { JournalFacts } from './facts.ts';
import type { Moment } from './moment.ts';
import type { Entry } from './opinions.ts';
import { Recorder } from './recorder.ts';

const START = Date.parse('2025-07-01T01:00:00.000Z');
const PROBES = { home: '', search: '', signers: 'severity: S1' };
let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  folder = mkdtempSync(path.join(tmpdir(), 'recorder-'));
});
afterAll(async () => {
  await postgres.end();
  rmSync(folder, { recursive: true });
});

const down = (probe = 'home'): Partial<Entry> => ({
  ...{ probe, outcome: 'failure', confirmed: true, reason: 'status 502' },
});
const up = (probe = 'home'): Partial<Entry> => ({ probe, outcome: 'success' });

let turn = 0;
describe.each([
  ['embedded', () => path.join(folder, `${turn}.db`)],
  ['PostgreSQL', () => postgres.address],
])('in a store that is %s', (kind, address) => {
  let store: Store;
  let now = START;
  /** A target of its own for each test: they share the server. */
  let target = '';
  const facts = (more: Parameters<typeof testFacts>[1] = {}): JournalFacts => ({
    ...testFacts(PROBES, more),
    target,
  });
  const incidents = () => incidentsOf(store, target, 'all');

  const moment = (): Promise<Moment> => Promise.resolve({ wall: now, store: now, steady: now });
  const recorder = (known: JournalFacts) => new Recorder(store, known, moment);

  beforeEach(async () => {
    turn += 1;
    target = `${kind}-${turn}`;
    now = START;
    store = await openStore(address());
  });
  afterEach(() => store.destroy());

  /** What a vantage sees, ten seconds after the last. */
  async function sees(from: Recorder, vantage: string, ...seen: Partial<Entry>[]) {
    now += 10_000;
    return from.record(
      seen.map((one, n) => ({
        ...{ probe: 'home', platform: 'counter', vantage, confirmed: false, reason: '' },
        ...{ evidence: '', outcome: 'success' as const, durationSeconds: 0.1 },
        at: new Date(now + n).toISOString(),
        ...one,
      })),
    );
  }

  test('a confirmed failure opens one incident and its defect; two successes close it', async () => {
    const here = recorder(facts());
    expect(await sees(here, 'here', up())).toEqual([]);
    expect(await sees(here, 'here', { ...down(), confirmed: false })).toEqual([]);
    const [opened] = await sees(here, 'here', down());
    expect(opened).toMatchObject({ kinds: ['opened'], platform: 'counter', probes: ['home'] });
    expect(await sees(here, 'here', down())).toEqual([]);
    expect(await sees(here, 'here', up())).toEqual([]);
    const [closed] = await sees(here, 'here', up());
    expect(closed).toMatchObject({ id: opened?.id, kinds: ['left', 'closed'] });
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      ...{ severity: 'S2', openedAt: '2025-07-01T01:00:30.000Z' },
      ...{ closedAt: '2025-07-01T01:01:00.000Z', vantages: ['here'] },
      ...{ communes: ['25195', '25210'], roles: ['citizen', 'officer'] },
    });
    expect(incident?.history.map((one) => one.kind)).toEqual(['opened', 'left', 'closed']);
    expect(incident?.history.at(-1)?.note).toEqual({ code: 'incident-closed', seconds: 30 });
    const [defect, ...rest] = await defectsOf(store, target);
    expect(rest).toEqual([]);
    expect(defect).toMatchObject({ state: 'retest', owner: 'vnpt', actual: 'status 502' });
    expect(incident?.defects).toEqual([defect?.id]);
  });

  test('probes of a platform that fail together are one incident, of the worst severity', async () => {
    const here = recorder(facts());
    await sees(here, 'here', down('home'));
    await sees(here, 'here', down('search'), down('signers'));
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident?.severity).toBe('S1');
    expect(incident?.symptoms.map(({ probe }) => probe)).toEqual(['home', 'search', 'signers']);
    expect(await defectsOf(store, target)).toHaveLength(1);
    await sees(here, 'here', up('home'), up('search'));
    await sees(here, 'here', up('home'), up('search'));
    expect((await incidents())[0]?.closedAt).toBeNull();
    await sees(here, 'here', up('signers'));
    await sees(here, 'here', up('signers'));
    expect((await incidents())[0]?.closedAt).not.toBeNull();
  });

  test('one that begins long after another is an incident of its own', async () => {
    const here = recorder(facts());
    await sees(here, 'here', down('signers'));
    now += 16 * 60_000;
    await sees(here, 'here', down('signers'), down('home'));
    expect((await incidents()).map((one) => one.symptoms.map(({ probe }) => probe))).toEqual([
      ['signers'],
      ['home'],
    ]);
  });

  test('more than half of the vantages must see it; a dead one has no voice', async () => {
    const names = ['tran-bien', 'binh-phuoc', 'xa'];
    const all = names.map((vantage) => recorder(facts({ vantage })));
    const [a, b, c] = all as [Recorder, Recorder, Recorder];
    for (const [i, one] of all.entries()) await sees(one, names[i]!, up());
    expect(await sees(a, names[0]!, down())).toEqual([]);
    expect(await incidents()).toEqual([]);
    await sees(b, names[1]!, down());
    expect(await incidents()).toMatchObject([{ vantages: ['binh-phuoc', 'tran-bien'] }]);
    await sees(a, names[0]!, up());
    await sees(a, names[0]!, up());
    expect((await incidents())[0]?.closedAt).not.toBeNull();
    // Two of three die: what the last one sees decides.
    now += 11 * 60_000;
    await sees(c, names[2]!, down());
    expect((await incidents()).filter(({ closedAt }) => closedAt === null)).toHaveLength(1);
  });

  test('a flapping probe reopens its incident, which then closes later', async () => {
    const here = recorder(facts());
    const recovers = async () => {
      await sees(here, 'here', up());
      await sees(here, 'here', up());
    };
    await sees(here, 'here', down());
    await recovers();
    await sees(here, 'here', down());
    await recovers();
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ reopened: 1, closedAt: null });
    expect(incident?.wellSince).not.toBeNull();
    for (let i = 0; i < 12; i++) await sees(here, 'here', up());
    expect((await incidents())[0]?.closedAt).toBe(incident?.wellSince);
    const [defect] = await defectsOf(store, target);
    expect(defect?.history.map(({ state }) => state)).toEqual([
      'new',
      'retest',
      'reopened',
      'retest',
    ]);
  });

  test('an incident that all is well in closes by itself, though nobody looks any more', async () => {
    const here = recorder(facts());
    const flaps = async () => {
      await sees(here, 'here', down());
      await sees(here, 'here', up());
      return sees(here, 'here', up());
    };
    expect(await flaps()).toMatchObject([{ kinds: ['left', 'closed'] }]);
    expect(await flaps()).toMatchObject([{ kinds: ['left'] }]);
    expect(await flaps()).toMatchObject([{ kinds: ['left'] }]);
    const { wellSince } = (await incidents())[0]!;
    // Heartbeats alone, of this monitor and of one that was started meanwhile.
    for (let i = 0; i < 11; i++) expect(await sees(here, 'here')).toEqual([]);
    const [closed] = [...(await sees(here, 'here')), ...(await sees(recorder(facts()), 'here'))];
    expect(closed).toMatchObject({ kinds: ['closed'], fails: [], well: [] });
    expect(await incidents()).toMatchObject([{ closedAt: wellSince, wellSince: null }]);
    // Within the flap window a failure opens it again; after it, a new one.
    now = Date.parse(wellSince!) + 10 * 60_000 - 10_000;
    expect(await sees(here, 'here', down())).toMatchObject([{ kinds: ['reopened', 'joined'] }]);
    await sees(here, 'here', up(), { ...up(), at: new Date(now + 5).toISOString() });
    now += 16 * 60_000;
    expect(await sees(here, 'here')).toMatchObject([{ kinds: ['closed'] }]);
    now += 10 * 60_000;
    expect(await sees(here, 'here', down())).toMatchObject([{ kinds: ['opened'] }]);
  });

  test('what happens to an incident is reported by the probe it happens to', async () => {
    const here = recorder(facts());
    const [opened] = await sees(here, 'here', down('home'), down('search'));
    expect(opened).toMatchObject({ kinds: ['opened', 'joined'], fails: ['home', 'search'] });
    await sees(here, 'here', up('search'));
    const [left] = await sees(here, 'here', up('search'));
    expect(left).toMatchObject({ kinds: ['left'], fails: [], well: ['search'] });
    expect(left?.probes).toEqual(['home', 'search']);
  });

  test('hours are remembered in which somebody judged, whoever writes them and however often', async () => {
    const known = facts();
    const days = () => watchedDaysOf(store, target, '2025-06-01');
    // 08:00 in the plan's time zone.
    await sees(recorder(known), 'here', up(), { probe: 'search', outcome: 'blocked' });
    await sees(recorder(known), 'here', up());
    expect(await days()).toEqual([
      { probe: 'home', platform: 'counter', day: '2025-07-01', judged: 1 << 8, announced: 0 },
      { probe: 'search', platform: 'counter', day: '2025-07-01', judged: 0, announced: 0 },
    ]);
    now += 16 * 3_600_000;
    await sees(recorder({ ...known, vantage: 'there' }), 'there', down(), {
      ...{ probe: 'search', outcome: 'excluded' },
    });
    expect((await days()).map(({ day, judged, announced }) => [day, judged, announced])).toEqual([
      ['2025-07-01', 1 << 8, 0],
      ['2025-07-01', 0, 0],
      ['2025-07-02', 1, 0],
      ['2025-07-02', 0, 1],
    ]);
    now += 91 * 86_400_000;
    await recorder(known).forget();
    expect(await days()).toHaveLength(4);
    const long = recorder(known);
    await sees(long, 'here', up());
    now += 2 * 86_400_000;
    await long.forget();
    expect((await days()).map(({ day }) => day)).toEqual(['2025-10-01']);
  });

  test('nobody answered in time: it is handed to the next in line, and not twice', async () => {
    const judging = '{ escalate: [{ after: response, to: vnpt }, { after: fix, to: vnpt }] }';
    const here = recorder(facts({ judging }));
    await sees(here, 'here', down('signers'));
    now += 31 * 60_000;
    expect(await sees(here, 'here', down('signers'))).toMatchObject([{ kinds: ['escalated'] }]);
    expect(await sees(here, 'here', down('signers'))).toEqual([]);
    now += 4 * 3_600_000;
    expect(await sees(here, 'here', down('signers'))).toMatchObject([{ kinds: ['escalated'] }]);
  });

  test('a defect that somebody took up is not escalated for want of a response', async () => {
    const judging = '{ escalate: [{ after: response, to: vnpt }] }';
    const here = recorder(facts({ judging }));
    await sees(here, 'here', down());
    const [defect] = await defectsOf(store, target);
    const at = new Date(now).toISOString();
    await write(store, (db) => accept(db, defect!.id, { at, actor: 'VNPT', note: 'nhận' }));
    now += 2 * 3_600_000;
    expect(await sees(here, 'here', down())).toEqual([]);
  });

  test('a batch that is written again changes nothing', async () => {
    const here = recorder(facts());
    await sees(here, 'here', down(), { ...down('search') });
    const before = [await samplesOf(store, target), await incidents()];
    now -= 10_000;
    await sees(recorder(facts()), 'here', down(), { ...down('search') });
    expect([await samplesOf(store, target), await incidents()]).toEqual(before);
  });

  test('a monitor that starts again still knows what is down', async () => {
    await sees(recorder(facts()), 'here', down());
    const again = recorder(facts());
    await sees(again, 'here', up());
    expect((await incidents())[0]?.closedAt).toBeNull();
    await sees(again, 'here', up());
    expect((await incidents())[0]?.closedAt).not.toBeNull();
  });

  test('what a hostile answer makes of a reason is kept as it is', async () => {
    const reason = `Không "đạt" \\ 'x'; DROP TABLE sample; -- \u{1F600} \u2028 {"a":1}`;
    await sees(recorder(facts()), 'here', { ...down(), reason });
    expect((await samplesOf(store, target))[0]?.reason).toBe(reason);
    expect((await incidents())[0]?.symptoms[0]?.reason).toBe(reason);
  });

  test('what judges nothing opens and closes nothing', async () => {
    const here = recorder(facts());
    for (const outcome of ['blocked', 'refused', 'excluded'] as const)
      await sees(here, 'here', { outcome, reason: 'no canary answers' });
    expect(await incidents()).toEqual([]);
    await sees(here, 'here', down());
    await sees(here, 'here', { outcome: 'blocked' }, { outcome: 'excluded' });
    expect((await incidents())[0]?.closedAt).toBeNull();
  });

  test('a failure whose second look could not judge is confirmed by the next failure', async () => {
    const here = recorder(facts());
    const failed = { ...down(), confirmed: false };
    const blocked: Partial<Entry> = { outcome: 'blocked', reason: 'no browser' };
    await sees(here, 'here', blocked, failed);
    await sees(here, 'here', up());
    await sees(here, 'here', blocked, failed);
    expect(await incidents()).toEqual([]);
    const [opened] = await sees(here, 'here', blocked, failed);
    expect(opened).toMatchObject({ kinds: ['opened'], probes: ['home'] });
  });

  test('samples past their time are forgotten, failures later', async () => {
    const here = recorder(facts());
    await sees(here, 'here', up(), down('search'));
    now += 49 * 3_600_000;
    expect(await here.forget()).toBe(1);
    expect((await samplesOf(store, target)).map(({ probe }) => probe)).toEqual(['search']);
    now += 2_112 * 3_600_000;
    expect(await here.forget()).toBe(1);
    expect(await samplesOf(store, target)).toEqual([]);
  });

  test('a clock that jumps forgets nothing, whether somebody sees it jump or not, and ends nothing early', async () => {
    let jump = 0;
    const read = (): Promise<Moment> =>
      Promise.resolve({ wall: now + jump, store: now + jump, steady: now });
    const here = new Recorder(store, facts(), read);
    await sees(here, 'here', up(), down('search'));
    const [opened] = await incidents();
    jump = 100 * 86_400_000;
    expect(await here.forget()).toBe(0);
    expect(await new Recorder(store, facts(), read).forget()).toBe(0);
    expect(await samplesOf(store, target)).toHaveLength(2);
    jump = -86_400_000;
    await sees(here, 'here', up(), up('search'));
    await sees(here, 'here', up(), up('search'));
    for (const { openedAt, closedAt, symptoms } of await incidents()) {
      expect(openedAt).toBe(opened?.openedAt);
      expect((closedAt ?? openedAt) >= openedAt).toBe(true);
      for (const one of symptoms) expect((one.until ?? one.since) >= one.since).toBe(true);
    }
  });
});
