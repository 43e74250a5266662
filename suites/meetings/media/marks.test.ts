import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOf, draw, markOf, scan, slideBits, slideText, toneOf, tonesIn } from './marks.ts';

const RATE = 48_000;
const SIZE = { width: 640, height: 360, stride: 640 };

/** A tone of 400 ms, or several at once. */
function played(...numbers: number[]): Float32Array {
  const turns = numbers.map((number) => (2 * Math.PI * toneOf(number)) / RATE);
  return Float32Array.from({ length: RATE * 0.4 }, (_, n) =>
    turns.reduce((sum, turn) => sum + 0.4 * Math.sin(turn * n), 0),
  );
}

test.each([1, 2, 77, 199, 200])('the tone of %i is told from all others', (number) => {
  const [first, ...others] = tonesIn(played(number), RATE, 0.02);
  expect(first?.number).toBe(number);
  expect(first?.level).toBeCloseTo(0.4, 1);
  expect(others).toEqual([]);
});

test('two tones at once are both heard, and silence is none', () => {
  const heard = tonesIn(played(20, 43), RATE, 0.02).map(({ number }) => number);
  expect(heard.toSorted((a, b) => a - b)).toEqual([20, 43]);
  expect(tonesIn(new Float32Array(RATE * 0.4), RATE, 0.02)).toEqual([]);
});

test('a picture says its number, time and count, also when it is blurred', () => {
  const mark = { number: 143, at: 3_999_999, count: 777 };
  const luma = new Uint8Array(SIZE.width * SIZE.height);
  draw(luma, SIZE, bitsOf(mark), 8);
  const dull = luma.map((one) => 90 + one / 4);
  expect(markOf(scan(dull, SIZE, 48, 8))).toEqual(mark);
});

test('a slide says its text, and half of it says nothing', () => {
  const luma = new Uint8Array(SIZE.width * SIZE.height);
  draw(luma, SIZE, slideBits('BAO CAO 12'), 13);
  expect(slideText(scan(luma, SIZE, 104, 13))).toBe('BAO CAO 12');
  expect(slideText(scan(luma, { ...SIZE, width: 320 }, 104, 13))).toBeUndefined();
});

test('what is damaged is nearly never taken for a picture, and nothing throws', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 120 }), (bits) => {
      slideText(bits);
      if (markOf(bits) !== undefined) taken += 1;
    }),
    { numRuns: 10_000 },
  );
  // One in 256 of those that have the length.
  expect(taken).toBeLessThan(10);
});
