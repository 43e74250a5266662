import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { Module } from '../../config/monitoring/module.ts';
import { TestClock } from '../testing/clock.ts';
import { PLAIN } from '../exposition/exposition.ts';
import { MAX_STEP_TITLES, stepLabel } from './journeys.ts';
import type { Walk } from '../look/walk.ts';
import { ProbeLog } from '../look/log.ts';
import { MonitorMetrics } from './metrics.ts';
import { negotiated, OPENMETRICS } from '../exposition/openmetrics.ts';
import type { Outcome, Sample } from '../look/sample.ts';
import type { Watched } from '../look/watched.ts';

const EVIDENCE = '20250701T010203Z-0123abcd';
const LABELS = 'journey="look-up",platform="procedures",probe="walk-look-up"';
const watched: Watched = {
  ...{ name: 'walk-look-up', platform: 'procedures', moduleName: 'm', target: 'http://x' },
  module: Module.parse({ prober: 'journey', journey: { name: 'look-up' } }),
  ...{ intervalMs: 60_000, timeoutMs: 45_000, jitterMs: 0, schedule: 'always' as const },
};

let metrics: MonitorMetrics;
beforeEach(() => {
  metrics = new MonitorMetrics(new TestClock(), '1.0.0');
  metrics.watch([watched], 'local');
});

function sample(outcome: Outcome, walk: Partial<Walk> = {}): Sample {
  const steps = [
    { title: 'Mở trang tra cứu', durationMs: 200, failed: false },
    { title: 'Thấy hồ sơ', durationMs: 700, failed: outcome === 'failure' },
  ];
  const failedAt = outcome === 'failure' ? 'Thấy hồ sơ' : undefined;
  return {
    ...{ outcome, reason: undefined, finishedAt: 0, durationSeconds: 1, families: [] },
    log: new ProbeLog({}),
    walk: {
      ...{ journey: 'look-up', durationMs: 900, steps, failedAt },
      ...{ leftBehind: false, evidence: undefined, ...walk },
    },
  };
}

const journeysIn = (text: string) =>
  text.split('\n').filter((line) => /^nghiemthu_(journey|browser)/.test(line));

test('a walk that passes', async () => {
  metrics.record(watched, sample('success'));
  const lines = journeysIn(await metrics.text());
  expect(lines).toContain(`nghiemthu_journey_success{${LABELS},vantage="local"} 1`);
  expect(lines).toContain(`nghiemthu_journey_duration_seconds_sum{${LABELS},vantage="local"} 0.9`);
  expect(lines).toContain(
    `nghiemthu_journey_step_duration_seconds_count{${LABELS},step="Thấy hồ sơ",vantage="local"} 1`,
  );
  expect(lines).toContain(`nghiemthu_journey_left_behind_total{${LABELS},vantage="local"} 0`);
  const failures = lines.filter((line) => line.includes('step_failures_total'));
  expect(failures).toHaveLength(2);
  for (const line of failures) expect(line).toMatch(/ 0$/);
});

test('a walk that fails tells where, and what shows it to those who read exemplars', async () => {
  metrics.record(watched, sample('failure', { evidence: EVIDENCE, leftBehind: true }));
  const lines = journeysIn(await metrics.text());
  expect(lines).toContain(`nghiemthu_journey_success{${LABELS},vantage="local"} 0`);
  expect(lines).toContain(
    `nghiemthu_journey_step_failures_total{${LABELS},step="Thấy hồ sơ",vantage="local"} 1`,
  );
  expect(lines).toContain(`nghiemthu_journey_left_behind_total{${LABELS},vantage="local"} 1`);
  expect(lines.join('\n')).not.toContain(EVIDENCE);
  const open = journeysIn(await metrics.text(OPENMETRICS)).filter((line) =>
    line.includes(EVIDENCE),
  );
  expect(open).toHaveLength(1);
  expect(open[0]).toMatch(
    /^nghiemthu_journey_step_duration_seconds_bucket\{.*le="1\.0".*step="Thấy hồ sơ".*\} 1 # \{evidence="20250701T010203Z-0123abcd"\} 0\.7 \d+(\.\d+)?$/,
  );
});

test('a walk in which the platform was not judged tells neither up nor down', async () => {
  metrics.record(watched, sample('success'));
  metrics.record(watched, sample('blocked', { leftBehind: true }));
  const lines = journeysIn(await metrics.text());
  expect(lines.join('\n')).not.toContain('journey_success{');
  expect(lines).toContain(`nghiemthu_journey_duration_seconds_count{${LABELS},vantage="local"} 1`);
  expect(lines).toContain(`nghiemthu_journey_left_behind_total{${LABELS},vantage="local"} 1`);
});

test('nothing of a probe that is gone stays', async () => {
  metrics.record(watched, sample('failure'));
  metrics.watch([], 'local');
  expect(journeysIn(await metrics.text())).toEqual([]);
});

describe('the label of a step', () => {
  test.each([
    ['Nhập mã cũ H19.101-250701-0001 và thấy hồ sơ', 'Nhập mã cũ … và thấy hồ sơ'],
    ['Hồ sơ của Nguyễn Văn An', 'Hồ sơ của ***'],
    ['Chữ ký khớp với tệp kết quả', 'Chữ ký khớp với tệp kết quả'],
    ['Tải lên bản quét 5 MB', 'Tải lên bản quét 5 MB'],
  ])('%s → %s', (title, label) => expect(stepLabel(title)).toBe(label));

  test('is one of at most 40', async () => {
    const steps = Array.from({ length: 100 }, (_, i) => ({
      ...{ title: `Bước ${'x'.repeat(i)}`, durationMs: 1, failed: false },
    }));
    metrics.record(watched, sample('success', { steps }));
    metrics.record(watched, sample('success', { steps }));
    const text = journeysIn(await metrics.text()).join('\n');
    const labels = new Set([...text.matchAll(/step="([^"]*)"/g)].map(([, label]) => label));
    expect(labels.size).toBe(MAX_STEP_TITLES);
    expect(labels).toContain('các bước khác');
    expect(text).toMatch(/step_duration_seconds_count\{.*step="các bước khác".*\} 122/);
  });
});

describe('the format is the one that is asked for', () => {
  test.each([
    [undefined, PLAIN],
    ['*/*', PLAIN],
    ['text/plain;version=0.0.4', PLAIN],
    [
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      OPENMETRICS,
    ],
    [
      'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,/;q=0.1',
      OPENMETRICS,
    ],
    ['application/openmetrics-text', OPENMETRICS],
    ['application/openmetrics-text;version=0.0.1', PLAIN],
    ['application/openmetrics-text;version=1.0.0;q=0', PLAIN],
    ['application/openmetrics-text;version=1.0.0;q=0.1,text/plain;q=0.9', PLAIN],
    ['text/html', PLAIN],
  ])('%s', (accept, format) => expect(negotiated(accept)).toBe(format));

  test('OpenMetrics names counters without their ending, and ends', async () => {
    metrics.record(watched, sample('success'));
    const text = await metrics.text(OPENMETRICS);
    expect(text).toContain('\n# TYPE nghiemthu_journey_left_behind counter\n');
    expect(text).toContain('\nnghiemthu_journey_left_behind_total{');
    expect(text).not.toMatch(/^# (TYPE|HELP) \S+_total counter/m);
    expect(text.endsWith('\n# EOF\n')).toBe(true);
  });

  test('both tell the last bucket of a histogram as +Inf', async () => {
    metrics.record(watched, sample('success'));
    for (const format of [PLAIN, OPENMETRICS]) {
      const text = await metrics.text(format);
      expect(text).toMatch(/journey_duration_seconds_bucket\{.*le="\+Inf".*\} 1/);
      expect(text).not.toContain('NaN"');
    }
  });
});

const promtool = spawnSync('promtool', ['--version']).status === 0;
test.skipIf(!promtool)('promtool finds nothing wrong with ours', async () => {
  metrics.record(watched, sample('failure', { evidence: EVIDENCE }));
  const text = await metrics.text();
  const own = text
    .split('\n')
    .filter((line) => line.includes('nghiemthu_'))
    .join('\n');
  const { status, stderr, stdout } = spawnSync('promtool', ['check', 'metrics'], {
    input: `${own}\n`,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('');
  expect(status).toBe(0);
});
