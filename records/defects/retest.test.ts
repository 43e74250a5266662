import { describe, expect, test } from 'vitest';
import { AlertFiring, ConfirmerMissing, DefectClosed, OtherTarget } from '../errors.ts';
import { TransitionRefused } from '../errors.ts';
import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { newDefect, seenByRun } from '../testing/defects.ts';
import { bothStores } from '../testing/stores.ts';
import { write } from '../store/transaction.ts';
import { confirmAlertEnd, isOfAlert } from './confirm-alert.ts';
import { findDefect } from './read.ts';
import { checkRetestable, checkTarget, concludeRetest } from './retest.ts';
import { TRANSITIONS } from './transitions.ts';

const at = '2025-06-28T02:00:00.000Z';
const by = 'Sở Khoa học và Công nghệ';
const run = { by: 'run', id: 'r2' } as const;
const states = Object.keys(TRANSITIONS) as DefectState[];
const open = states.filter((one) => one !== 'closed');
let causes = 0;

test('all but what is closed may be retested, on the target it was found on', () => {
  for (const state of open) expect(() => checkRetestable({ id: 'LOI-0001', state })).not.toThrow();
  const closed = () => checkRetestable({ id: 'LOI-0001', state: 'closed' });
  expect(closed).toThrow(DefectClosed);
  expect(closed).toThrow('LOI-0001 is closed already');
  expect(() => checkTarget('LOI-0001', 'trial', 'trial')).not.toThrow();
  const elsewhere = () => checkTarget('LOI-0001', 'trial', 'live');
  expect(elsewhere).toThrow(OtherTarget);
  expect(elsewhere).toThrow('LOI-0001 was found on trial, not on live');
});

describe.each(bothStores())('in a store that is %s', (_kind, store) => {
  async function defectIn(state: DefectState): Promise<string> {
    const { id } = await seenByRun(store(), 'trial', 'r1', newDefect(`cause ${(causes += 1)}`));
    await store().updateTable('defect').set({ state }).where('id', '=', id).execute();
    return id;
  }
  const conclude = (id: string, verdict: Verdict) =>
    write(store(), (db) => concludeRetest(db, id, { at, by, verdict, where: run }));

  test.each(open)('a pass closes what is %s', async (state) => {
    const id = await defectIn(state);
    const closed = await conclude(id, 'pass');
    const note = { code: 'retest-passed', ...run };
    expect(closed).toMatchObject({
      ...{ state: 'closed', closedAt: at, confirmedBy: by, retestResult: note },
    });
    expect(closed.history.slice(1)).toEqual([{ at, actor: by, state: 'closed', note }]);
  });

  test('a pass of what was closed meanwhile is refused', async () => {
    const id = await defectIn('closed');
    await expect(conclude(id, 'pass')).rejects.toThrow(TransitionRefused);
  });

  test.each(states)(
    'a failure of what is %s is in its history, and solves nothing',
    async (state) => {
      const id = await defectIn(state);
      const after = await conclude(id, 'fail');
      const solved = ['fixed', 'retest', 'closed'].includes(state);
      const now = solved ? 'reopened' : state;
      expect(after).toMatchObject({
        state: now,
        closedAt: null,
        retestResult: '',
        confirmedBy: '',
      });
      const note = { code: 'retest-failed', ...run };
      expect(after.history.slice(1)).toEqual([{ at, actor: by, state: now, note }]);
    },
  );

  test.each(['blocked', 'not-run'] as const)('%s changes nothing', async (verdict) => {
    for (const state of states) {
      const id = await defectIn(state);
      const { defect: before } = await findDefect(store(), id);
      expect(await conclude(id, verdict)).toEqual(before);
      expect((await findDefect(store(), id)).defect).toEqual(before);
    }
  });

  test.each(states)('the end of an alert on what is %s', async (state) => {
    const id = await defectIn(state);
    const confirm = (name: string) =>
      write(store(), (db) => confirmAlertEnd(db, id, { at, by: name }));
    if (state !== 'retest') {
      await expect(confirm(by)).rejects.toThrow(AlertFiring);
      expect((await findDefect(store(), id)).defect.state).toBe(state);
      return;
    }
    await expect(confirm('nghiemthu')).rejects.toThrow(ConfirmerMissing);
    expect((await findDefect(store(), id)).defect.history).toHaveLength(1);
    expect(await confirm(by)).toMatchObject({
      ...{ state: 'closed', confirmedBy: by, retestResult: { code: 'alert-end-confirmed' } },
    });
  });
});

test('what an alert alone found is recognised by its case', () => {
  expect(isOfAlert({ caseId: 'alert:counter:Slow' })).toBe(true);
  expect(isOfAlert({ caseId: 'monitor:counter:home' })).toBe(false);
});
