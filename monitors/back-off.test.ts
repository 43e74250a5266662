import { expect, test } from 'vitest';
import { BackOff } from './back-off.ts';

/** Which of so many turns are taken, where each look ends alike. */
function taken(backOff: BackOff, turns: number, outcome: 'blocked' | 'failure'): number[] {
  const all: number[] = [];
  for (let turn = 1; turn <= turns; turn++) {
    if (backOff.skips('walk')) continue;
    all.push(turn);
    backOff.after('walk', outcome);
  }
  return all;
}

test('a monitor that cannot look tries more and more seldom', () => {
  expect(taken(new BackOff(), 40, 'blocked')).toEqual([1, 2, 3, 4, 6, 10, 18, 34]);
});

test('a platform that fails is looked at in its rhythm', () => {
  expect(taken(new BackOff(), 5, 'failure')).toEqual([1, 2, 3, 4, 5]);
});

test('a look that judges ends it, and another probe knows nothing of it', () => {
  const backOff = new BackOff();
  taken(backOff, 20, 'blocked');
  expect(backOff.skips('other')).toBe(false);
  backOff.after('walk', 'success');
  expect(taken(backOff, 3, 'blocked')).toEqual([1, 2, 3]);
});
