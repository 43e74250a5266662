import { afterAll, beforeAll, expect, test } from 'vitest';
import { home } from '../../config/home.ts';
import { loadMonitors } from '../../config/monitoring/load.ts';
import { startSandbox } from '../../trial/sandbox.ts';
import type { Sandbox } from '../../trial/sandbox.ts';
import { exposition } from '../exposition/exposition.ts';
import { WalkingPlace } from '../testing/journeys.ts';

// A real meeting of three windows on the stand-in, and what is told of its sound and pictures.

const SLUG = 'meetings';
/** A machine that holds the windows up each time tells nothing, as it must: then there is nothing to look at. */
const TRIES = 3;
const place = new WalkingPlace();
let sandbox: Sandbox;

beforeAll(async () => {
  const platforms = [{ slug: SLUG, addresses: [SLUG] }];
  const stop = new AbortController().signal;
  sandbox = await startSandbox({ root: home, seed: 1, faults: [], platforms, stop });
});
afterAll(async () => {
  await place.close();
  await sandbox.stop();
});

test('a walk tells how late media came, what was lost and how long pictures stood still', async ({
  skip,
}) => {
  const { addresses } = sandbox;
  const read = loadMonitors({
    ...{ root: home, target: 'sandbox', env: {}, addresses, platforms: [SLUG] },
  });
  const on = { target: read.target, platform: read.platforms.find(({ slug }) => slug === SLUG)! };
  for (let n = 0; n < TRIES; n += 1) {
    const sample = await place.walk(on, 'meet', { timeoutMs: 120_000 });
    const told = new Map(
      exposition(sample.families)
        .split('\n')
        .filter((line) => line.startsWith('nghiemthu_media_'))
        .map((line) => line.slice('nghiemthu_media_'.length).split(' ') as [string, string]),
    );
    if (told.size === 0) continue;
    expect(sample.outcome, sample.log.text()).toBe('success');
    const figure = (name: string, media: string) => Number(told.get(`${name}{media="${media}"}`));
    for (const media of ['sound', 'picture']) {
      expect(figure('delay_seconds', media)).toBeGreaterThan(0);
      expect(figure('received_bytes_per_second', media)).toBeGreaterThan(0);
      expect(figure('loss_ratio', media)).toBeLessThan(1);
    }
    expect(figure('longest_gap_seconds', 'picture')).toBeGreaterThan(0);
    expect(told.get('limit{figure="delay_seconds",media="sound"}')).toBe('0.4');
    return;
  }
  skip('this machine held the windows up each time');
}, 400_000);
