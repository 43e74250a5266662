import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { testFacts } from '../testing/facts.ts';
import type { Entry } from './opinions.ts';
import { Recorder } from './recorder.ts';

const START = Date.parse('2025-07-01T01:00:00.000Z');
const HOUR = 3_600_000;
const folder = mkdtempSync(path.join(tmpdir(), 'disagreement-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How much time has passed, and how far the store's clock is from it. */
let passed = 0;
let storeSkew = 0;
let turn = 0;
let store: Store;
beforeEach(async () => {
  [passed, storeSkew] = [0, 0];
  store = await openStore(path.join(folder, `${(turn += 1)}.db`));
});
afterEach(() => store.destroy());

const SEEN = {
  up: { outcome: 'success', confirmed: false, reason: '' },
  down: { outcome: 'failure', confirmed: true, reason: 'status 502' },
} as const;
type Seen = keyof typeof SEEN;

/** A monitor on a machine whose clock is wrong by some ms. */
class Vantage {
  readonly #name: string;
  readonly #recorder: Recorder;
  readonly #skew: () => number;

  constructor(name: string, skew: () => number = () => 0) {
    this.#name = name;
    this.#skew = skew;
    const facts = testFacts({ home: '', search: '', walk: 'interval: 300s' }, { vantage: name });
    this.#recorder = new Recorder(store, facts, () => {
      const now = START + passed;
      return Promise.resolve({ wall: now + skew(), store: now + storeSkew, steady: passed });
    });
  }

  async sees(state: Seen, probe = 'home'): Promise<void> {
    const entry: Entry = {
      ...{ probe, platform: 'counter', vantage: this.#name, ...SEEN[state] },
      ...{ durationSeconds: 0.1, evidence: '' },
      at: new Date(START + passed + this.#skew()).toISOString(),
    };
    await this.#recorder.record([entry]);
    // No two looks end at once.
    passed += 100;
  }
}

/** Ten seconds in which each vantage looks once. */
async function round(...seen: [Vantage, Seen][]): Promise<void> {
  const end = passed + 10_000;
  for (const [vantage, state] of seen) await vantage.sees(state);
  passed = end;
}

const incidents = () => incidentsOf(store, 'near', 'all');
const open = async () => (await incidents()).filter(({ closedAt }) => closedAt === null);

describe.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('a machine whose clock is an hour %s', (_how, skew) => {
  let [a, b, c]: Vantage[] = [];
  beforeEach(async () => {
    [a, b, c] = [new Vantage('a', () => skew), new Vantage('b'), new Vantage('c')];
    await round([a, 'up'], [b, 'up'], [c, 'up']);
  });
  const rounds = async (times: number, ofA: Seen, ofB: Seen, ofC: Seen) => {
    for (let i = 0; i < times; i++) await round([a!, ofA], [b!, ofB], [c!, ofC]);
  };

  test('has its one voice: alone it opens nothing', async () => {
    await rounds(8, 'down', 'up', 'up');
    expect(await incidents()).toEqual([]);
  });

  test('alone it closes nothing', async () => {
    await rounds(8, 'up', 'down', 'down');
    expect(await incidents()).toMatchObject([
      { closedAt: null, reopened: 0, vantages: ['b', 'c'] },
    ]);
  });

  test('with another it opens an incident, dated by the clock that all share', async () => {
    await rounds(6, 'down', 'down', 'up');
    await Promise.all([a!.sees('down', 'search'), b!.sees('down', 'search')]);
    const [one, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      ...{ openedAt: new Date(START + 10_000).toISOString(), vantages: ['a', 'b'] },
      symptoms: [{ probe: 'home' }, { probe: 'search' }],
    });
  });

  test('has the last word like any other', async () => {
    await round([b!, 'down'], [c!, 'up'], [a!, 'down']);
    expect(await open()).toHaveLength(1);
    for (let i = 0; i < 2; i++) await round([b!, 'down'], [c!, 'up'], [a!, 'up']);
    expect(await open()).toEqual([]);
  });

  test('has no voice once it is dead, though its last look is young enough', async () => {
    for (const one of [b!, c!]) await one.sees('up', 'walk');
    await a!.sees('down', 'walk');
    passed += 61_000;
    await c!.sees('up');
    await b!.sees('down', 'walk');
    // With the dead one's it would be two of three.
    expect(await incidents()).toEqual([]);
  });
});

describe.each([
  ['forward', HOUR],
  ['back', -HOUR],
])('a clock that all share and that is set an hour %s', (_how, jump) => {
  let [a, b, c]: Vantage[] = [];
  beforeEach(() => {
    [a, b, c] = ['a', 'b', 'c'].map((name) => new Vantage(name, () => storeSkew));
  });
  const allStart = () => round([a!, 'up'], [b!, 'up'], [c!, 'up']);

  test('makes nobody decide alone', async () => {
    await allStart();
    for (let i = 0; i < 3; i++) await round([a!, 'down'], [b!, 'up'], [c!, 'up']);
    storeSkew = jump;
    for (let i = 0; i < 8; i++) await round([a!, 'down'], [b!, 'up'], [c!, 'up']);
    expect(await incidents()).toEqual([]);
    await round([a!, 'down'], [b!, 'down'], [c!, 'up']);
    expect(await open()).toMatchObject([{ vantages: ['a', 'b'] }]);
    storeSkew = 0;
    for (let i = 0; i < 8; i++) await round([c!, 'up'], [a!, 'down'], [b!, 'down']);
    expect(await open()).toMatchObject([{ reopened: 0 }]);
  });

  test('gives the dead no voice back', async () => {
    await allStart();
    for (let i = 0; i < 3; i++) await round([a!, 'down'], [b!, 'up'], [c!, 'up']);
    passed += 120_000;
    await round([b!, 'up'], [c!, 'up']);
    storeSkew = jump;
    for (let i = 0; i < 20; i++) await round([b!, 'up'], [c!, 'up']);
    for (let i = 0; i < 3; i++) await round([b!, 'down'], [c!, 'up']);
    expect(await incidents()).toEqual([]);
  });

  test('delays nothing where one monitor stands alone', async () => {
    await round([a!, 'up']);
    storeSkew = jump;
    await round([a!, 'down']);
    expect(await open()).toHaveLength(1);
  });
});
