import { afterAll, beforeAll, expect, test } from 'vitest';
import { home as root } from '../../config/home.ts';
import { sandboxFaults } from '../flags.ts';
import { FaultWatch } from './watched.ts';

const PLATFORM = 'procedures';
const seen = (await sandboxFaults()).filter(
  ({ platform, seenBy }) => platform === PLATFORM && seenBy !== undefined,
);

let watch: FaultWatch;
beforeAll(async () => {
  watch = await FaultWatch.open(root, new AbortController().signal, [PLATFORM]);
}, 60_000);
afterAll(() => watch.close());

test('stand-ins that are well open no incident', async () => {
  await watch.settled();
  expect(watch.open).toEqual([]);
});

test('every probe that a fault names is there, and many faults are seen', () => {
  expect(watch.probes).toEqual(expect.arrayContaining(seen.flatMap(({ seenBy }) => seenBy ?? [])));
  expect(seen.length).toBeGreaterThanOrEqual(15);
});

// A few of each kind; `nghiemthu faults --monitors` watches all that probes see.
test.each(['missing-procedure', 'certificate-old-unit', 'vneid-503', 'final-status-not-sent'])(
  '%s opens one incident within two turns, and closes it',
  async (id) => {
    const fault = seen.find((one) => one.id === id);
    expect(await watch.see(fault!)).toMatchObject({ incidents: 1, closed: true, ok: true });
  },
);
