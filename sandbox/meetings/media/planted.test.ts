import { expect, test } from 'vitest';
import { Planted } from './planted.ts';

test('drops the share of sound that was planted, one at a time, and tells how many', () => {
  const planted = new Planted();
  planted.put({ loss: 0.03 });
  const dropped = Array.from({ length: 1_000 }, () => planted.drops('audio'));
  expect(dropped.filter(Boolean).length).toBe(planted.counts.dropped);
  expect(planted.counts.dropped).toBeGreaterThanOrEqual(29);
  expect(planted.counts.dropped).toBeLessThanOrEqual(30);
  expect(planted.counts.taken).toBe(1_000);
  expect(dropped.some((one, n) => one && dropped[n + 1])).toBe(false);
});

test('drops nothing where nothing is planted, and no picture', () => {
  const planted = new Planted();
  expect(planted.drops('audio')).toBe(false);
  planted.put({ loss: 1 });
  expect([planted.drops('video'), planted.drops('screen'), planted.drops('audio')]).toEqual([
    ...[false, false, true],
  ]);
  planted.put({ delayMs: 5 });
  expect(planted.plant).toEqual({ delayMs: 5, loss: 0, swapped: false });
  expect(planted.counts).toEqual({ taken: 0, dropped: 0 });
});
