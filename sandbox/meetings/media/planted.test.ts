import { expect, test } from 'vitest';
import { Planted } from './planted.ts';

test('drops the share of sound that was planted, one at a time, and tells how many', () => {
  const planted = new Planted();
  planted.put({ loss: 0.03 });
  const dropped = Array.from({ length: 1_000 }, () => planted.drops('audio', 'a'));
  expect(dropped.filter(Boolean).length).toBe(planted.counts.dropped);
  expect(planted.counts.dropped).toBeGreaterThanOrEqual(29);
  expect(planted.counts.dropped).toBeLessThanOrEqual(30);
  expect(planted.counts.taken).toBe(1_000);
  expect(dropped.some((one, n) => one && dropped[n + 1])).toBe(false);
});

test('drops as much of each who speaks, however their packets come', () => {
  const planted = new Planted();
  planted.put({ loss: 0.03 });
  const dropped = new Map<string, number>();
  for (let n = 0; n < 3_000; n += 1) {
    const from = ['a', 'b', 'c'][n % 3]!;
    if (planted.drops('audio', from)) dropped.set(from, (dropped.get(from) ?? 0) + 1);
  }
  for (const count of dropped.values()) expect([29, 30]).toContain(count);
  expect(dropped.size).toBe(3);
});

test('drops nothing where nothing is planted, and no picture', () => {
  const planted = new Planted();
  expect(planted.drops('audio', 'a')).toBe(false);
  planted.put({ loss: 1 });
  expect([
    planted.drops('video', 'a'),
    planted.drops('screen', 'a'),
    planted.drops('audio', 'a'),
  ]).toEqual([...[false, false, true]]);
  planted.put({ delayMs: 5 });
  expect(planted.plant).toEqual({ delayMs: 5, late: 'all', loss: 0, swapped: false });
  expect(planted.counts).toEqual({ taken: 0, dropped: 0 });
});
