import { describe, expect, test } from 'vitest';
import { NoSuchDefect } from '../errors.ts';
import { newDefect, seenByRun } from '../testing/defects.ts';
import { bothStores } from '../testing/stores.ts';
import { write } from '../store/transaction.ts';
import { awaitRetest } from './await-retest.ts';
import { close } from './close.ts';
import { fix } from './fix.ts';
import { defectsOf, findDefect } from './read.ts';

const at = '2025-06-28T02:00:00.000Z';
const act = { at, actor: 'Chuyên viên', note: 'xong' };

describe.each(bothStores())('in a store that is %s', (_kind, store) => {
  test('the same cause is the same defect across runs, and a run counts once', async () => {
    await seenByRun(store(), 'one', 'r1', newDefect('a'));
    await seenByRun(store(), 'one', 'r1', newDefect('a'));
    await seenByRun(store(), 'one', 'r2', newDefect('a'));
    const all = await defectsOf(store(), 'one');
    expect(all.map((one) => [one.id, one.occurrences, one.firstRun, one.lastRun])).toEqual([
      ['LOI-0001', 2, 'r1', 'r2'],
    ]);
    expect(all[0]?.history.map(({ state }) => state)).toEqual(['new']);
  });

  test('two causes are two defects, and another target has its own', async () => {
    await seenByRun(store(), 'two', 'r1', newDefect('a'));
    await seenByRun(store(), 'two', 'r1', newDefect('b'));
    await seenByRun(store(), 'three', 'r2', newDefect('a'));
    const ids = async (target: string) => (await defectsOf(store(), target)).map(({ id }) => id);
    expect(await ids('two')).toEqual(['LOI-0002', 'LOI-0003']);
    expect(await ids('three')).toEqual(['LOI-0004']);
    expect(await defectsOf(store())).toHaveLength(4);
  });

  test.each([
    ['fixed', (id: string) => write(store(), (db) => fix(db, id, act, 'khởi động lại'))],
    ['retest', (id: string) => write(store(), (db) => awaitRetest(db, id, act))],
    [
      'closed',
      (id: string) => write(store(), (db) => close(db, id, { at, by: 'A', result: 'đạt' })),
    ],
  ] as const)('seen again after %s: reopened, with its history', async (state, solve) => {
    const { id } = await seenByRun(store(), state, 'r1', newDefect('a'));
    await solve(id);
    const again = await seenByRun(store(), state, 'r2', newDefect('a'));
    expect(again.state).toBe('reopened');
    expect(again.closedAt).toBeNull();
    expect(again.history.map((line) => line.state)).toEqual(['new', state, 'reopened']);
    expect((await findDefect(store(), id)).defect).toEqual(again);
  });

  test('what has no evidence takes none away', async () => {
    const found = { ...newDefect('a'), evidence: ['trace.zip'] };
    await seenByRun(store(), 'four', 'r1', found);
    await seenByRun(store(), 'four', 'r2', { ...found, evidence: [] });
    const more = { ...found, requirements: ['P-02'], actual: 'khác' };
    const after = await seenByRun(store(), 'four', 'r3', { ...more, evidence: [] });
    expect(after).toMatchObject({
      ...{ evidence: ['trace.zip'], evidenceRun: 'r1', lastRun: 'r3' },
      ...{ requirements: ['P-01', 'P-02'], actual: 'khác' },
    });
  });

  test('what was written is what is read: every field, and where it was found', async () => {
    const found = { ...newDefect('whole'), dueAt: '2025-06-30T10:00:00.000Z' };
    const written = await seenByRun(store(), 'five', 'r1', found);
    expect(written).toMatchObject(found);
    expect(await findDefect(store(), written.id)).toEqual({ target: 'five', defect: written });
  });

  test('a number that nobody gave', async () => {
    await expect(findDefect(store(), 'LOI-9999')).rejects.toThrow(NoSuchDefect);
    const closing = { at, by: 'x', result: '' };
    await expect(write(store(), (db) => close(db, 'LOI-9999', closing))).rejects.toThrow(
      NoSuchDefect,
    );
  });

  test('many sightings at once lose none and double none', async () => {
    const causes = ['a', 'b', 'c', 'a', 'b', 'c'];
    await Promise.all(causes.map((one) => seenByRun(store(), 'six', 'r1', newDefect(one))));
    const all = await defectsOf(store(), 'six');
    expect(all.map((one) => one.fingerprint).toSorted()).toEqual(['a', 'b', 'c']);
    expect(new Set(all.map((one) => one.id)).size).toBe(3);
  });
});
