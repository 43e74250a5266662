import { expect, test } from 'vitest';
import { Gate } from './line.ts';

/** Enters as many as are named; `s` is a slow one. Tells in which order they run. */
function entering(gate: Gate, names: string): { ran: string[] } {
  const ran: string[] = [];
  for (const [n, name] of [...names].entries())
    gate.enter(() => ran.push(`${name}${n}`), name === 's');
  return { ran };
}

test('slow ones hold half of the slots at most, quick ones all', () => {
  const gate = new Gate(10);
  expect(entering(gate, 's'.repeat(20)).ran).toHaveLength(5);
  expect(entering(gate, 'q'.repeat(20)).ran).toHaveLength(5);
  expect([gate.running, gate.waiting]).toEqual([10, 30]);
});

test('where slots are few slow ones may hold them all, and quick ones pass a few times', () => {
  const gate = new Gate(2);
  expect(entering(gate, 'ss').ran).toEqual(['s0', 's1']);
  const { ran } = entering(gate, 'sqqqqqqqq');
  for (let n = 0; n < 6; n++) gate.leave(n < 2);
  expect(ran).toEqual(['q1', 'q2', 'q3', 'q4', 's0', 'q5']);
});

test('whoever leaves the line is not called', () => {
  const gate = new Gate(1);
  const ran: string[] = [];
  gate.enter(() => ran.push('a'));
  const leaves = gate.enter(() => ran.push('b'), true);
  gate.enter(() => ran.push('c'), true);
  leaves();
  gate.leave();
  expect(ran).toEqual(['a', 'c']);
  expect([gate.running, gate.waiting]).toEqual([1, 0]);
});
