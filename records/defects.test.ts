import { afterEach, beforeEach, expect, test } from 'vitest';
import { defectsOf, findDefect, moveDefect, sightDefect } from './defects.ts';
import { NoSuchDefect } from './errors.ts';
import { beginRun } from './runs.ts';
import { openStore, type Store } from './store.ts';
import { newDefect } from './testing/defects.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
  for (const id of ['r1', 'r2', 'r3'])
    await beginRun(store, {
      ...{
        id,
        startedAt: '2025-06-28T01:00:00.000Z',
        target: 'trial',
        platforms: [],
        profiles: [],
      },
      ...{ grep: null, shard: null, seed: null, faults: [] },
    });
});
afterEach(async () => {
  await store.destroy();
});

const at = '2025-06-28T02:00:00.000Z';

test('the same cause is the same defect across runs, and a run counts once', async () => {
  await sightDefect(store, 'trial', 'r1', newDefect('a'));
  await sightDefect(store, 'trial', 'r1', newDefect('a'));
  await sightDefect(store, 'trial', 'r2', newDefect('a'));
  const all = await defectsOf(store, 'trial');
  expect(all.map((one) => [one.id, one.occurrences, one.firstRun, one.lastRun])).toEqual([
    ['LOI-0001', 2, 'r1', 'r2'],
  ]);
});

test('two causes are two defects, and another target has its own', async () => {
  await sightDefect(store, 'trial', 'r1', newDefect('a'));
  await sightDefect(store, 'trial', 'r1', newDefect('b'));
  await sightDefect(store, 'live', 'r2', newDefect('a'));
  expect((await defectsOf(store)).map((one) => one.id)).toEqual([
    'LOI-0001',
    'LOI-0002',
    'LOI-0003',
  ]);
  expect(await defectsOf(store, 'live')).toHaveLength(1);
});

test.each(['fixed', 'retest', 'closed'] as const)(
  'seen again after %s: reopened, with its history',
  async (state) => {
    await sightDefect(store, 'trial', 'r1', newDefect('a'));
    await moveDefect(store, 'LOI-0001', { at, actor: 'Chuyên viên', state, note: 'xong' });
    const again = await sightDefect(store, 'trial', 'r2', newDefect('a'));
    expect(again.state).toBe('reopened');
    expect(again.closedAt).toBeNull();
    expect(again.history.map((line) => line.state)).toEqual(['new', state, 'reopened']);
  },
);

test('closing keeps when and by whom; the history is written with it', async () => {
  await sightDefect(store, 'trial', 'r1', newDefect('a'));
  const closed = await moveDefect(
    store,
    'LOI-0001',
    { at, actor: 'Chuyên viên', state: 'closed', note: 'đạt' },
    { confirmedBy: 'Chuyên viên' },
  );
  expect(closed).toMatchObject({ state: 'closed', closedAt: at, confirmedBy: 'Chuyên viên' });
  expect((await findDefect(store, 'LOI-0001')).defect).toEqual(closed);
});

test('a number that nobody gave', async () => {
  await expect(findDefect(store, 'LOI-0009')).rejects.toThrow(NoSuchDefect);
  await expect(
    moveDefect(store, 'LOI-0009', { at, actor: 'x', state: 'closed', note: '' }),
  ).rejects.toThrow(NoSuchDefect);
});

test('many sightings at once lose none and double none', async () => {
  await Promise.all(
    ['a', 'b', 'c', 'a', 'b', 'c'].map((one) => sightDefect(store, 'trial', 'r1', newDefect(one))),
  );
  const all = await defectsOf(store, 'trial');
  expect(all.map((one) => one.fingerprint).toSorted()).toEqual(['a', 'b', 'c']);
  expect(new Set(all.map((one) => one.id)).size).toBe(3);
});
