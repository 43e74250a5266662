import { expect, test } from 'vitest';
import { Limiter } from './line.ts';

/** Enters as many as are named; `s` is a slow one. Tells in which order they run. */
function entering(limiter: Limiter, names: string): { ran: string[] } {
  const ran: string[] = [];
  for (const [n, name] of [...names].entries())
    limiter.enter(() => ran.push(`${name}${n}`), name === 's');
  return { ran };
}

test('slow ones hold half of the slots at most, quick ones all', () => {
  const limiter = new Limiter(10);
  expect(entering(limiter, 's'.repeat(20)).ran).toHaveLength(5);
  expect(entering(limiter, 'q'.repeat(20)).ran).toHaveLength(5);
  expect([limiter.running, limiter.waiting]).toEqual([10, 30]);
});

test('where slots are few slow ones may hold them all, and quick ones pass a few times', () => {
  const limiter = new Limiter(2);
  expect(entering(limiter, 'ss').ran).toEqual(['s0', 's1']);
  const { ran } = entering(limiter, 'sqqqqqqqq');
  for (let n = 0; n < 6; n++) limiter.leave(n < 2);
  expect(ran).toEqual(['q1', 'q2', 'q3', 'q4', 's0', 'q5']);
});

test('whoever leaves the line is not called', () => {
  const limiter = new Limiter(1);
  const ran: string[] = [];
  limiter.enter(() => ran.push('a'));
  const leaves = limiter.enter(() => ran.push('b'), true);
  limiter.enter(() => ran.push('c'), true);
  leaves();
  limiter.leave();
  expect(ran).toEqual(['a', 'c']);
  expect([limiter.running, limiter.waiting]).toEqual([1, 0]);
});
