import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Scheduler } from './scheduler.ts';
import type { Skip, Task } from './scheduler.ts';
import type { Slot } from './slot.ts';
import { TestClock } from '../testing/clock.ts';
import { dueOf, rhythmOf } from './rhythm.ts';

let clock: TestClock;
let starts: { name: string; at: number; lag: number }[];
let skips: { name: string; why: Skip; turns: number }[];
let scheduler: Scheduler;

beforeEach(() => {
  clock = new TestClock();
  [starts, skips] = [[], []];
  scheduler = new Scheduler(clock, {
    started: ({ name }, lag) => starts.push({ name, at: clock.now(), lag }),
    skipped: ({ name }, why, turns) => skips.push({ name, why, turns }),
  });
});

function task(name: string, more: Partial<Task> = {}): Task {
  return {
    ...{ name, kind: 'http', intervalMs: 10_000, jitterMs: 0 },
    skips: () => null,
    run: () => Promise.resolve(),
    ...more,
  };
}

/** A look that lasts for milliseconds of the test's clock, or until it is stopped. */
const lasting = (ms: number) => (stop: AbortSignal) =>
  new Promise<void>((resolve) => {
    clock.after(ms, resolve);
    stop.addEventListener('abort', () => resolve());
  });

const timesOf = (name: string) => starts.filter((one) => one.name === name).map(({ at }) => at);

describe('turns', () => {
  test('come at start + n × interval, however long each look takes', async () => {
    scheduler.set([task('a', { run: lasting(7_000) })], {});
    await clock.pass(99_000);
    const { start } = rhythmOf(task('a'), 0, 0);
    expect(timesOf('a')).toEqual(Array.from({ length: 10 }, (_, n) => start + n * 10_000));
  });

  test.each([
    [0.9, 0.9],
    [1.5, 0],
  ])('whose timer fires %s ms early begin once, %s ms early', async (earlyMs, begins) => {
    clock.earlyMs = earlyMs;
    scheduler.set([task('a')], {});
    await clock.pass(99_000);
    const { start } = rhythmOf(task('a'), 0, 0);
    const times = timesOf('a').map((at) => Number((at - start).toFixed(3)));
    // The first is due when the program begins.
    expect(times).toEqual(Array.from({ length: 10 }, (_, n) => n * 10_000 - (n > 0 ? begins : 0)));
    expect(starts.map(({ lag }) => lag)).toEqual(times.map(() => 0));
    expect(skips).toEqual([]);
  });

  test('are due at whole milliseconds, whenever the program began', () => {
    for (const number of [0, 1, 7]) {
      const rhythm = rhythmOf(task('a', { jitterMs: 500 }), number, 1_234.567);
      expect(dueOf(rhythm, 3) % 1).toBe(0);
    }
  });

  const many = (length: number, more: Partial<Task> = {}) =>
    Array.from({ length }, (_, i) => task(`probe-${i}`, more));

  test('begin with the program', async () => {
    await clock.pass(1_234);
    scheduler.set([task('a')], {});
    await clock.pass(1);
    expect(timesOf('a')).toEqual([1_234]);
  });

  test('begin with the program, even where it takes a while to set them', async () => {
    const slow = [task('a'), task('b', { kind: 'tcp' })];
    let read = 0;
    const now = clock.now.bind(clock);
    clock.now = () => now() + 5 * read++;
    scheduler.set(slow, {});
    clock.now = now;
    await clock.pass(1_000);
    expect(starts.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('of many are spread evenly over the interval', async () => {
    scheduler.set(many(1_000), { http: 10_000 });
    await clock.pass(9_999);
    expect(starts).toHaveLength(1_000);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const { at } of starts) tenths[Math.floor(at / 1_000)]! += 1;
    expect(Math.max(...tenths)).toBeLessThan(120);
    expect(Math.min(...tenths)).toBeGreaterThan(80);
  });

  test('of many come five by five, each at a time of its own, and then there is a pause', async () => {
    scheduler.set(many(500), { http: 10_000 });
    await clock.pass(9_999);
    const times = starts.map(({ at }) => at).toSorted((a, b) => a - b);
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(gaps.filter((gap) => gap === 2)).toHaveLength(400);
    expect(Math.min(...gaps.filter((gap) => gap !== 2))).toBeGreaterThan(20);
  });

  test.each(['journey', 'api'] as const)('of kind %s come one by one', async (kind) => {
    scheduler.set(many(10, { kind, intervalMs: 60_000 }), {});
    await clock.pass(59_999);
    const times = starts.map(({ at }) => at).toSorted((a, b) => a - b);
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(3_000);
  });

  test('stay where they are when others come and go, and take the places that were left', async () => {
    scheduler.set(many(12), {});
    await clock.pass(10_000);
    const before = timesOf('probe-11').map((at) => at % 10_000);
    const left = timesOf('probe-10').map((at) => at % 10_000);
    scheduler.set([...many(12).filter(({ name }) => name !== 'probe-10'), task('new')], {});
    starts.length = 0;
    await clock.pass(10_000);
    expect(timesOf('probe-11').map((at) => at % 10_000)).toEqual(before);
    expect(timesOf('new').map((at) => at % 10_000)).toEqual(left);
  });

  test('keep their order with jitter, and never drift', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(10_000),
        fc.integer({ min: 1_000, max: 1e6 }),
        fc.nat(1_000),
        (name, number, interval, n) => {
          const jitter = interval / 2;
          const rhythm = rhythmOf(
            task(name, { intervalMs: interval, jitterMs: jitter }),
            number,
            0,
          );
          const due = dueOf(rhythm, n);
          expect(dueOf(rhythm, n + 1)).toBeGreaterThan(due);
          expect(due - (rhythm.start + n * interval)).toBeGreaterThanOrEqual(0);
          expect(due - (rhythm.start + n * interval)).toBeLessThan(jitter);
          expect(rhythm.start).toBeLessThan(interval);
        },
      ),
    );
  });

  test('of one probe never overlap; a skipped one is counted', async () => {
    scheduler.set([task('a', { run: lasting(25_000) })], {});
    await clock.pass(59_999);
    const { start } = rhythmOf(task('a'), 0, 0);
    expect(timesOf('a')).toEqual([start, start + 30_000]);
    expect(skips.every(({ why }) => why === 'overlap')).toBe(true);
    expect(skips.length).toBe(4);
  });
});

describe('limits', () => {
  test('hold for each kind, and waiting is reported as lag', async () => {
    let running = 0;
    let most = 0;
    const run = async (stop: AbortSignal) => {
      most = Math.max(most, ++running);
      await lasting(1_000)(stop);
      running -= 1;
    };
    const many = Array.from({ length: 30 }, (_, i) => task(`a-${i}`, { run }));
    scheduler.set([...many, task('b', { kind: 'tcp' })], { http: 2 });
    await clock.pass(20_000);
    expect(most).toBe(2);
    expect(scheduler.load('http').waiting).toBeGreaterThan(0);
    expect(Math.max(...starts.map(({ lag }) => lag))).toBeGreaterThan(1_000);
    expect(starts.find(({ name }) => name === 'b')?.lag).toBe(0);
  });

  test('one that waits in line does not overlap with itself either', async () => {
    scheduler.set([task('a', { run: lasting(1e9) }), task('b')], { http: 1 });
    await clock.pass(50_000);
    expect(starts).toHaveLength(1);
    expect(skips.filter(({ why }) => why === 'overlap').length).toBeGreaterThanOrEqual(7);
  });
});

describe('targets that hang, each for as long as its interval', () => {
  const HEALTHY = 1_500;
  const HANGING = 500;
  const INTERVALS = 5;
  let hang = true;
  /** A first look that fails by its time-out is confirmed by a second, a second later; then one look each turn. */
  const hanging = () => {
    let isDown = false;
    return async (stop: AbortSignal, slot: Slot) => {
      if (!hang) return;
      await lasting(10_000)(stop);
      if (!isDown && (await slot.lend(() => lasting(1_000)(stop).then(() => !stop.aborted))))
        await lasting(10_000)(stop);
      isDown = true;
    };
  };
  const all = () => [
    ...Array.from({ length: HEALTHY }, (_, n) => task(`healthy-${n}`, { run: lasting(50) })),
    ...Array.from({ length: HANGING }, (_, n) => task(`hangs-${n}`, { run: hanging() })),
  ];
  const turnsOf = (kind: string) =>
    Map.groupBy(
      starts.filter(({ name }) => name.startsWith(kind)),
      ({ name }) => name,
    );

  test('cost their own turns: no healthy one waits, nor misses any', async () => {
    hang = true;
    scheduler.set(all(), { http: 500 });
    await clock.pass(10_000 * INTERVALS - 1);
    const healthy = turnsOf('healthy');
    expect(healthy.size).toBe(HEALTHY);
    for (const turns of healthy.values()) expect(turns).toHaveLength(INTERVALS);
    expect(skips.filter(({ name }) => name.startsWith('healthy'))).toEqual([]);
    const late = starts.filter(({ name, lag }) => name.startsWith('healthy') && lag > 0);
    // Until it is known which they are, all slots are taken for as long as three healthy looks last; never again.
    expect(late.filter(({ at, lag }) => at > 11_000 || lag > 150)).toEqual([]);
    // All of those that hang are looked at all the same, each as often as the others.
    const counts = [...turnsOf('hangs').values()].map(({ length }) => length);
    expect(counts).toHaveLength(HANGING);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(scheduler.load('http').running).toBeLessThanOrEqual(500);
  });

  test('and so where they begin to hang at once', async () => {
    hang = false;
    scheduler.set(all(), { http: 500 });
    await clock.pass(20_000);
    hang = true;
    await clock.pass(10_000 * INTERVALS - 1);
    for (const turns of turnsOf('healthy').values()) expect(turns).toHaveLength(INTERVALS + 2);
    expect(skips.filter(({ name }) => name.startsWith('healthy'))).toEqual([]);
  });

  test('that are well again are quick again', async () => {
    hang = true;
    scheduler.set(all(), { http: 500 });
    await clock.pass(40_000);
    hang = false;
    await clock.pass(30_000);
    [starts, skips] = [[], []];
    await clock.pass(10_000);
    expect(starts).toHaveLength(HEALTHY + HANGING);
    expect(skips).toEqual([]);
    expect(starts.every(({ lag }) => lag === 0)).toBe(true);
  });

  test('a stop ends those that lent their slot, too', async () => {
    hang = true;
    scheduler.set(all(), { http: 500 });
    await clock.pass(25_000);
    await scheduler.stop();
    expect(scheduler.load('http')).toEqual({ running: 0, waiting: 0 });
  });
});

describe('after a standstill', () => {
  test('missed turns are skipped and counted, never caught up in a burst', async () => {
    const names = Array.from({ length: 200 }, (_, i) => `probe-${i}`);
    scheduler.set(
      names.map((name) => task(name)),
      {},
    );
    await clock.pass(10_000);
    starts.length = 0;
    await clock.standStill(3_600_000);
    expect(starts.length).toBeLessThan(200 * 0.2);
    expect(starts.every(({ lag }) => lag <= 1_000)).toBe(true);
    const missed = skips.reduce((sum, { turns }) => sum + turns, 0);
    expect(missed + starts.length).toBe(200 * 360);
    starts.length = 0;
    await clock.pass(10_000);
    expect(starts).toHaveLength(200);
    expect(starts.every(({ lag }) => lag === 0)).toBe(true);
  });

  test('the rhythm is the same as before', async () => {
    scheduler.set([task('a')], {});
    await clock.pass(10_000);
    await clock.standStill(34_567);
    starts.length = 0;
    await clock.pass(20_000);
    const { start } = rhythmOf(task('a'), 0, 0);
    for (const { at } of starts) expect((at - start) % 10_000).toBe(0);
    expect(starts).toHaveLength(2);
  });

  test('a jump of the wall clock changes nothing', async () => {
    scheduler.set([task('a')], {});
    await clock.pass(20_000);
    clock.jumpWall(86_400_000);
    await clock.pass(20_000);
    clock.jumpWall(-172_800_000);
    await clock.pass(19_999);
    expect(starts).toHaveLength(6);
    expect(skips).toEqual([]);
  });

  test('a probe outside its hours does not run', async () => {
    let open = false;
    scheduler.set([task('a', { skips: () => (open ? null : 'hours') })], {});
    await clock.pass(19_999);
    expect(starts).toEqual([]);
    expect(skips.map(({ why }) => why)).toEqual(['hours', 'hours']);
    open = true;
    await clock.pass(10_000);
    expect(starts).toHaveLength(1);
  });
});

describe('a new configuration', () => {
  test('keeps the rhythm and the running look of what stays', async () => {
    scheduler.set([task('a', { run: lasting(15_000) }), task('b')], {});
    await clock.pass(10_000);
    const [first = 0] = timesOf('a');
    scheduler.set([task('a', { run: lasting(15_000) }), task('c')], {});
    await clock.pass(20_000);
    expect(timesOf('a')).toEqual([first, first + 20_000]);
    expect(timesOf('b')).toHaveLength(1);
    expect(timesOf('c').length).toBeGreaterThan(0);
  });

  test('takes over another interval, and ends what is gone', async () => {
    let stopped = false;
    const run = async (stop: AbortSignal) => {
      stop.addEventListener('abort', () => (stopped = true));
      await lasting(1e9)(stop);
    };
    scheduler.set([task('a'), task('b', { run })], {});
    await clock.pass(9_999);
    scheduler.set([task('a', { intervalMs: 1_000 })], {});
    starts.length = 0;
    await clock.pass(10_000);
    expect(timesOf('a')).toHaveLength(10);
    expect(stopped).toBe(true);
  });
});

test('a stop ends the looks under way and takes no more turns', async () => {
  scheduler.set([task('a', { run: lasting(1e9) }), task('b'), task('c', { run: lasting(1e9) })], {
    http: 1,
  });
  await clock.pass(10_000);
  await scheduler.stop();
  starts.length = 0;
  await clock.pass(60_000);
  expect(starts).toEqual([]);
});
