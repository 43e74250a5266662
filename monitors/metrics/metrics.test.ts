import { beforeEach, describe, expect, test } from 'vitest';
import { Module } from '../../config/monitoring/module.ts';
import { PLAIN } from '../exposition/exposition.ts';
import { MAX_SERIES, MonitorMetrics } from './metrics.ts';
import { ProbeLog } from '../look/log.ts';
import type { Outcome, Sample } from '../look/sample.ts';
import { TestClock } from '../testing/clock.ts';
import type { Watched } from '../look/watched.ts';
import { info } from '../wire/gauges.ts';
import { Measures } from '../look/measures.ts';

let clock: TestClock;
let metrics: MonitorMetrics;
beforeEach(() => {
  clock = new TestClock();
  metrics = new MonitorMetrics(clock, '1.0.0');
});

function watched(name: string, more: Partial<Watched> = {}): Watched {
  return {
    ...{ name, platform: 'counter', moduleName: 'http_2xx', target: 'http://a/' },
    ...{ intervalMs: 10_000, timeoutMs: 5_000, jitterMs: 0, schedule: 'always' },
    module: Module.parse({ prober: 'http' }),
    ...more,
  };
}

function sample(outcome: Outcome, families: Sample['families'] = [success(1)]): Sample {
  return {
    ...{ outcome, families, reason: undefined, durationSeconds: 0.1, log: new ProbeLog({}) },
    finishedAt: clock.wall(),
  };
}

const success = (value: number) => ({
  ...{ name: 'probe_success', help: 'Displays', type: 'gauge' },
  values: [{ value, labels: {} }],
});

/** Series of probes; those of the process itself are left out. */
async function series(): Promise<string[]> {
  const lines = (await metrics.text()).split('\n');
  return lines.filter(
    (line) => line !== '' && !line.startsWith('#') && !/^(?:nodejs|process)_/.test(line),
  );
}

test('the last sample of a probe stands under the names of blackbox_exporter', async () => {
  const home = watched('home');
  metrics.watch([home], 'tran-bien');
  metrics.record(home, sample('success'));
  const labels = '{platform="counter",probe="home",vantage="tran-bien"}';
  expect(await series()).toEqual(
    expect.arrayContaining([
      `probe_success${labels} 1`,
      `nghiemthu_probe_last_run_timestamp_seconds${labels} ${clock.wall() / 1_000}`,
      `nghiemthu_probe_blocked_total${labels} 0`,
    ]),
  );
});

describe('nothing stale or unknown is shown as up', () => {
  const up = async () => (await series()).some((line) => line.startsWith('probe_success'));

  test('a blocked look takes the sample away and is counted', async () => {
    const home = watched('home');
    metrics.watch([home], 'local');
    metrics.record(home, sample('success'));
    expect(await up()).toBe(true);
    metrics.record(home, sample('blocked'));
    expect(await up()).toBe(false);
    expect((await series()).find((line) => line.includes('blocked_total'))).toMatch(/ 1$/);
  });

  test('a sample that is not renewed is dropped', async () => {
    const home = watched('home');
    metrics.watch([home], 'local');
    metrics.record(home, sample('success'));
    await clock.pass(30_000);
    expect(await up()).toBe(true);
    await clock.pass(1);
    expect(await up()).toBe(false);
  });

  test('whatever is done to the machine’s clock', async () => {
    const home = watched('home');
    metrics.watch([home], 'local');
    metrics.record(home, sample('success'));
    for (const jump of [3_600_000, -7_200_000]) {
      clock.jumpWall(jump);
      expect(await up()).toBe(true);
    }
    await clock.pass(30_001);
    expect(await up()).toBe(false);
  });

  test('another target or module under the same name starts again', async () => {
    const home = watched('home');
    metrics.watch([home], 'local');
    metrics.record(home, sample('success'));
    metrics.watch([watched('home', { target: 'http://b/' })], 'local');
    expect(await up()).toBe(false);
  });
});

describe('the number of series is bounded', () => {
  test('by what is configured: nothing of a probe that is gone stays', async () => {
    metrics.watch([], 'local');
    const empty = (await series()).length;
    for (let round = 0; round < 20; round++) {
      const many = Array.from({ length: 10 }, (_, i) => watched(`probe-${round}-${i}`));
      metrics.watch(many, `vantage-${round}`);
      for (const one of many) {
        metrics.record(one, sample('success'));
        metrics.skipped(
          { ...one, kind: 'http', skips: () => null, run: async () => undefined },
          'late',
          1,
        );
      }
    }
    expect((await series()).length).toBe(empty + 10 * 13);
    metrics.watch([], 'local');
    expect((await series()).length).toBe(empty);
  });

  test('whatever a server answers', async () => {
    const home = watched('home');
    metrics.watch([home], 'local');
    const before = (await series()).length;
    const flood = Array.from({ length: 5_000 }, (_, i) => ({ value: i, labels: { a: String(i) } }));
    metrics.record(
      home,
      sample('success', [success(1), { ...success(1), name: 'probe_flood', values: flood }]),
    );
    expect((await series()).length).toBe(before + 1 + MAX_SERIES);
    const registry = new Measures();
    info(registry, 'probe_long', 'Long', { a: 'x'.repeat(100_000) });
    expect(JSON.stringify(registry.families()).length).toBeLessThan(2_000);
  });

  test('no series has an address or a text of an error as label', async () => {
    const home = watched('home', { target: 'http://user:secret@a/' });
    metrics.watch([home], 'local');
    metrics.record(home, { ...sample('failure', [success(0)]), reason: 'connect ECONNREFUSED' });
    for (const line of await series()) expect(line).not.toMatch(/http:|secret|ECONN/);
  });
});

test('labels of a probe do not hide ours, and odd values are escaped', async () => {
  const home = watched('home');
  metrics.watch([home], 'local');
  const odd = {
    ...success(1),
    name: 'probe_expect_info',
    values: [{ value: 1, labels: { probe: 'a"\n\\' } }],
  };
  metrics.record(home, sample('success', [odd]));
  expect((await series()).find((line) => line.startsWith('probe_expect_info'))).toBe(
    'probe_expect_info{exported_probe="a\\"\\n\\\\",platform="counter",probe="home",vantage="local"} 1',
  );
});

test('what is read slowly is of the moment it was asked for', async () => {
  const many = Array.from({ length: 2_000 }, (_, i) => watched(`probe-${i}`));
  const tell = (value: number) => {
    for (const one of many) metrics.record(one, sample('success', [success(value), later(value)]));
  };
  const later = (value: number) => ({ ...success(value), name: 'probe_zone' });
  metrics.watch(many, 'local');
  tell(1);
  const read: string[] = [];
  for (const piece of await metrics.pieces(PLAIN)) {
    read.push(piece);
    if (read.length === 1) tell(0);
  }
  expect(read.length).toBeGreaterThan(10);
  const shown = read.join('').match(/^probe_\S+ \d$/gm) ?? [];
  expect(shown).toHaveLength(4_000);
  expect(shown.filter((line) => line.endsWith(' 0'))).toEqual([]);
  expect((await series()).filter((line) => /^probe_\S+ 0$/.test(line))).toHaveLength(4_000);
});
