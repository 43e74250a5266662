import { expect, test } from 'vitest';
import { ProbeLog } from './log.ts';
import type { Outcome, Sample } from './run.ts';
import { lookTwice } from './second-look.ts';

const sample = (outcome: Outcome): Sample => ({
  ...{ outcome, reason: outcome === 'success' ? undefined : 'status 502' },
  ...{ finishedAt: 0, durationSeconds: 0, families: [], log: new ProbeLog({}) },
});

/** What comes of these looks, one after the other: outcomes, and a mark for what is confirmed. */
async function judged(
  looks: readonly Outcome[],
  { isDown = false, network = true, pause = true } = {},
): Promise<string[]> {
  const line = [...looks];
  const confirms: boolean[] = [];
  const result = await lookTwice({
    isDown,
    look: (confirm) => {
      confirms.push(confirm);
      return Promise.resolve(sample(line.shift() ?? 'refused'));
    },
    networkWorks: () => Promise.resolve(network),
    pause: () => Promise.resolve(pause),
  });
  expect(confirms).toEqual([false, true].slice(0, confirms.length));
  expect(line, 'looks that were not taken').toEqual([]);
  return result.map(({ sample: { outcome }, confirmed }) => outcome + (confirmed ? '!' : ''));
}

test('a success needs no second look', async () => {
  expect(await judged(['success'])).toEqual(['success']);
});

test('a failure that the second look does not see accuses nobody', async () => {
  expect(await judged(['failure', 'success'])).toEqual(['failure', 'success']);
  expect(await judged(['failure', 'blocked'])).toEqual(['failure', 'blocked']);
});

test('a failure that the second look sees, too, is confirmed', async () => {
  expect(await judged(['failure', 'failure'])).toEqual(['failure', 'failure!']);
});

test('what is known to be down needs no confirmation', async () => {
  expect(await judged(['failure'], { isDown: true })).toEqual(['failure!']);
});

test('a monitor that stops meanwhile confirms nothing', async () => {
  expect(await judged(['failure'], { pause: false })).toEqual(['failure']);
});

test('a failure without a network of our own is ours, both times', async () => {
  expect(await judged(['failure', 'failure'], { network: false })).toEqual(['blocked', 'blocked']);
  expect(await judged(['failure'], { isDown: true, network: false })).toEqual(['blocked']);
});

test('what is blocked or refused is not looked at again at once', async () => {
  expect(await judged(['blocked'])).toEqual(['blocked']);
  expect(await judged(['refused'])).toEqual(['refused']);
});
