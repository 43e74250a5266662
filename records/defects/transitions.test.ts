import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DefectChanged, TransitionRefused } from '../errors.ts';
import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Store } from '../store/store.ts';
import { newDefect, seenByRun } from '../testing/defects.ts';
import { bothStores } from '../testing/stores.ts';
import { VERBS } from '../testing/verbs.ts';
import { write } from '../store/transaction.ts';
import { findDefect } from './read.ts';
import { isAllowed, TRANSITIONS } from './transitions.ts';

const states = Object.keys(TRANSITIONS) as DefectState[];
const verbs = Object.keys(VERBS) as (keyof typeof VERBS)[];
const act = { at: '2025-06-28T02:00:00.000Z', actor: 'Chuyên viên', note: 'vì sao' };
let causes = 0;

/** A defect that no verb brought into its state. */
async function defectIn(store: Store, state: DefectState): Promise<string> {
  const { id } = await seenByRun(store, 'trial', 'r1', newDefect(`cause ${(causes += 1)}`));
  await store.updateTable('defect').set({ state }).where('id', '=', id).execute();
  return id;
}

test('every state but the first has a verb that leads to it, and a way out', () => {
  expect(verbs.toSorted()).toEqual(states.filter((one) => one !== 'new').toSorted());
  for (const state of states) expect(TRANSITIONS[state], state).not.toHaveLength(0);
});

test('each of these verbs has a file of its own, and there are no others', () => {
  const moving = globSync('*.ts', { cwd: import.meta.dirname, exclude: ['*.test.ts', 'change.ts'] })
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/\btransition\(db, id, '([a-z-]+)'/g)])
    .map(([, to]) => to);
  expect(moving.toSorted()).toEqual(verbs.toSorted());
});

test('what is closed can only reopen, and what is open cannot', () => {
  expect(TRANSITIONS.closed).toEqual(['reopened']);
  const reopens = states.filter((from) => isAllowed(from, 'reopened'));
  expect(reopens).toEqual(['fixed', 'retest', 'closed']);
});

describe.each(bothStores())('in a store that is %s', (_kind, store) => {
  const pairs = states.flatMap((from) => verbs.map((to) => [from, to] as const));

  test.each(pairs)('%s → %s is done with one line of history, or refused', async (from, to) => {
    const id = await defectIn(store(), from);
    const { defect: before } = await findDefect(store(), id);
    const done = write(store(), (db) => VERBS[to](db, id, act));
    if (!TRANSITIONS[from].includes(to)) {
      await expect(done).rejects.toThrow(TransitionRefused);
      await expect(done).rejects.toThrow(`${id} cannot go from ${from} to ${to}`);
      expect((await findDefect(store(), id)).defect).toEqual(before);
      return;
    }
    const after = await done;
    expect(after.history).toEqual([...before.history, { ...act, state: to }]);
    expect(after).toMatchObject({ state: to, closedAt: to === 'closed' ? act.at : null });
    expect((await findDefect(store(), id)).defect).toEqual(after);
  });

  test('whatever is tried in whatever order, the history is the path through the table', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...verbs), { maxLength: 12 }), async (tried) => {
        const { id } = await seenByRun(store(), 'trial', 'r1', newDefect(`cause ${(causes += 1)}`));
        const walked: DefectState[] = ['new'];
        for (const to of tried) {
          const allowed = TRANSITIONS[walked.at(-1)!].includes(to);
          const done = write(store(), (db) => VERBS[to](db, id, act));
          if (allowed) walked.push((await done).state);
          else await expect(done).rejects.toThrow(TransitionRefused);
        }
        const { defect } = await findDefect(store(), id);
        expect(defect.history.map(({ state }) => state)).toEqual(walked);
        expect(defect.state).toBe(walked.at(-1));
      }),
      { numRuns: 25 },
    ));

  test('a verb whose write fails leaves neither the state nor the line', async () => {
    const id = await defectIn(store(), 'new');
    const { defect: before } = await findDefect(store(), id);
    const failing = write(store(), async (db) => {
      await VERBS.accepted(db, id, act);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect((await findDefect(store(), id)).defect).toEqual(before);
  });

  test('two who close at once: one does, the other is refused', async () => {
    const id = await defectIn(store(), 'retest');
    const closings = [1, 2, 3].map(() => write(store(), (db) => VERBS.closed(db, id, act)));
    const ended = await Promise.allSettled(closings);
    expect(ended.map(({ status }) => status).toSorted()).toEqual([
      ...['fulfilled', 'rejected', 'rejected'],
    ]);
    for (const one of ended)
      if (one.status === 'rejected') {
        expect(one.reason).toBeInstanceOf(TransitionRefused);
        expect(one.reason).not.toBeInstanceOf(DefectChanged);
      }
    const { defect } = await findDefect(store(), id);
    expect(defect.history.filter(({ state }) => state === 'closed')).toHaveLength(1);
  });
});

/** Statements that write the tables of defects, by Kysely or as SQL. */
const WRITES =
  /(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(\s*['"`]defect|\b(insert\s+into|update|delete\s+from)\s+["`]?defect/i;

test('nobody but the verbs writes defects', () => {
  const root = path.join(import.meta.dirname, '..', '..');
  const sources = globSync('**/*.{ts,mjs}', {
    cwd: root,
    exclude: ['node_modules', 'dist', '**/*.test.ts', 'records/store/migrations/**'],
  });
  const writing = sources.filter((file) =>
    WRITES.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(writing.toSorted()).toEqual([
    ...['records/defects/change.ts', 'records/defects/history.ts', 'records/defects/open.ts'],
    'records/defects/sighting.ts',
  ]);
  const inner =
    /(transition|remark|learn|addEvent)\b[^;]*from '[^']*defects\/(change|history)\.ts'/;
  const using = sources.filter((file) => inner.test(readFileSync(path.join(root, file), 'utf8')));
  expect(using).toEqual([]);
});

test.each([
  `db.updateTable('defect').set({ state })`,
  `db\n .insertInto( 'defect_event')`,
  'await sql`UPDATE defect SET state = 1`',
  'sql`delete from "defect_sighting"`',
])('a write of defects is found where there is one: %s', (text) => {
  expect(text).toMatch(WRITES);
});
