import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import type { Measured } from './apparatus.ts';
import type { Received } from './judged.ts';

const LIMITS = { oneWayMs: 400, mostLoss: 0.01, mostJitterMs: 30, longestFreezeMs: 1_000 };
const STATS = {
  packets: 98,
  lost: 2,
  jitterMs: 5,
  bufferMs: 40,
  bits: 80_000,
  freezes: 1,
  seconds: 2,
};
const NOTHING = { packets: 0, lost: 0, jitterMs: 0, bufferMs: 0, bits: 0, freezes: 0, seconds: 2 };

const heard = (lateMs: number, stats = STATS): Measured => ({
  sound: { pieces: 200, loud: 100, tones: [], onsets: [5_000 + lateMs, 6_000 + lateMs] },
  ...{ picture: null, stats },
});
const seen = (lateMs: number[], longestGapMs: number, stats = STATS): Measured => ({
  picture: {
    ...{ frames: 30, readable: 30, numbers: [1], changes: 30 },
    ...{ lateMs, longestGapMs, spanMs: 2_000, width: 640, height: 360 },
  },
  ...{ sound: null, stats },
});
const got = (sound?: Measured, picture?: Measured): Received => ({ from: 'a', sound, picture });

/** What is told, by figure and medium. */
const told = (...all: Received[]) =>
  Object.fromEntries(
    figuresOf(all, LIMITS)
      .filter(({ value }) => value !== undefined)
      .map(({ name, media, value }) => [`${name} ${media}`, value]),
  );

test('the worst of all pairs is told, and the share lost of all packets', () => {
  const calm = { ...STATS, packets: 100, lost: 0, jitterMs: 2, bits: 160_000, freezes: 0 };
  expect(
    told(got(heard(90), seen([40, 50], 80)), got(heard(180, calm), seen([70], 60, calm))),
  ).toEqual({
    ...{ 'delay_seconds sound': 0.18, 'delay_seconds picture': 0.07 },
    ...{ 'loss_ratio sound': 0.01, 'loss_ratio picture': 0.01 },
    ...{ 'jitter_seconds sound': 0.005, 'jitter_seconds picture': 0.005 },
    'received_bytes_per_second sound': 5_000,
    'received_bytes_per_second picture': 5_000,
    ...{ 'freeze_count picture': 1, 'longest_gap_seconds picture': 0.08 },
  });
});

test('what was not measured is told of nobody as 0', () => {
  expect(told()).toEqual({});
  expect(told(got())).toEqual({});
  const silent = { ...heard(0, NOTHING), sound: { pieces: 0, loud: 0, tones: [], onsets: [] } };
  // Pictures that were waited for in vain make a gap; of a sound that never came nothing is known.
  expect(told(got(silent, seen([], 2_300, NOTHING)))).toEqual({
    'longest_gap_seconds picture': 2.3,
  });
});

test('limits are those of the configuration', () => {
  const limits = figuresOf([], LIMITS).flatMap(({ name, media, limit }) =>
    limit === undefined ? [] : [[name, media, limit]],
  );
  expect(limits).toEqual([
    ['delay_seconds', 'sound', 0.4],
    ['delay_seconds', 'picture', 0.4],
    ['loss_ratio', 'sound', 0.01],
    ['jitter_seconds', 'sound', 0.03],
    ['longest_gap_seconds', 'picture', 1],
  ]);
});
