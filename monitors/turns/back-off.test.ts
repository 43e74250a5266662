import { beforeEach, describe, expect, test } from 'vitest';
import { BackOff } from './back-off.ts';
import type { Outcome } from '../look/sample.ts';
import { Scheduler } from './scheduler.ts';
import type { Skip } from './scheduler.ts';
import { TestClock } from '../testing/clock.ts';

let backOff: BackOff;
beforeEach(() => (backOff = new BackOff()));

/** Which of so many turns are taken, where every look comes out so. */
function taken(turns: number, outcome: Outcome, probe = 'home'): number[] {
  return Array.from({ length: turns }, (_, turn) => turn).filter(() => {
    const skips = backOff.skips(probe);
    if (!skips) backOff.after(probe, outcome);
    return !skips;
  });
}

test('what cannot look tries more and more seldom, every sixteenth turn at last', () => {
  const turns = taken(80, 'blocked');
  expect(turns).toEqual([0, 1, 2, 3, 5, 9, 17, 33, 49, 65]);
});

test('what may not look is no better off', () => {
  expect(taken(10, 'refused')).toEqual([0, 1, 2, 3, 5, 9]);
});

test.each(['success', 'failure'] as const)('%s is looked at in its rhythm', (outcome) => {
  expect(taken(20, outcome)).toHaveLength(20);
});

test.each(['success', 'failure'] as const)('after one %s the rhythm is the old one', (outcome) => {
  taken(6, 'blocked');
  backOff.after('home', outcome);
  expect(taken(4, 'blocked')).toEqual([0, 1, 2, 3]);
});

test('one probe does not hold up another', () => {
  taken(10, 'blocked', 'walk');
  expect(taken(10, 'success', 'home')).toHaveLength(10);
});

describe('in the scheduler', () => {
  test('turns that are left out are reported with their reason, and looks end again', async () => {
    const clock = new TestClock();
    const skipped: Skip[] = [];
    let looks = 0;
    let outcome: Outcome = 'blocked';
    const scheduler = new Scheduler(clock, {
      started: () => undefined,
      skipped: (_task, why, turns) => skipped.push(...Array.from({ length: turns }, () => why)),
    });
    scheduler.set(
      [
        {
          ...{ name: 'walk', kind: 'journey', intervalMs: 10_000, jitterMs: 0 },
          skips: () => (backOff.skips('walk') ? 'backoff' : null),
          run: () => {
            looks += 1;
            backOff.after('walk', outcome);
            return Promise.resolve();
          },
        },
      ],
      {},
    );
    await clock.pass(99_000);
    expect(looks).toBe(6);
    expect(skipped).toEqual(Array.from({ length: 4 }, () => 'backoff'));
    outcome = 'success';
    await clock.pass(200_000);
    // Seven turns are left out after the sixth look; the eighth succeeds, and so all that follow.
    expect(skipped).toHaveLength(11);
    expect(looks).toBe(19);
    await scheduler.stop();
  });
});
