import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestPrometheus } from '../../monitors/prometheus/testing/prometheus.ts';
import { home } from '../../config/home.ts';
import { startSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { makeSmall, trial } from '../testing/small.ts';
import type { Ran } from '../testing/small.ts';
import { smoke } from '../testing/smoke.ts';

const NOWHERE = 'http://127.0.0.1:9';
const prometheus = new TestPrometheus();
let sandbox: Sandbox;
beforeAll(async () => {
  const stop = new AbortController().signal;
  const platforms = [{ slug: 'procedures', addresses: [] }];
  sandbox = await startSandbox({ root: home, seed: 1, faults: [], platforms, stop });
  await prometheus.start({}, NOWHERE);
});
afterAll(async () => {
  await prometheus.stop();
  await sandbox.stop();
});

test('Prometheus has the times of each request in seconds, and whose run they are', async () => {
  const remoteWrite = { url: prometheus.receiver, run: 'run-1' };
  const { record, faults } = await smoke(sandbox.addresses, '3s', { remoteWrite });
  expect(faults).toEqual([]);
  for (const metric of ['k6_http_req_duration_p95', 'k6_http_req_duration_p99']) {
    const series = await prometheus.query(`last_over_time(${metric}[5m])`, true);
    for (const { metric: labels } of series)
      expect(labels).toMatchObject({ testid: 'run-1', platform: 'procedures', profile: 'smoke' });
    const slowest = Math.max(...series.map(({ values }) => values[0]?.[1] ?? 0));
    // k6's own figures are in milliseconds.
    expect(slowest * 1_000).toBeLessThanOrEqual(
      Math.max(...record.requests.map(({ max }) => max ?? 0)) + 1,
    );
    expect(slowest).toBeGreaterThan(0);
  }
  const [counted] = await prometheus.query('sum(last_over_time(k6_http_reqs_total[5m]))', true);
  expect(counted?.values[0]?.[1]).toBe(record.requests.reduce((sum, { count }) => sum + count, 0));
});

test('with a Prometheus that is away or never answers a trial is judged as without it', async () => {
  const hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const silent = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  const small = await makeSmall();
  try {
    const without = judged(await trial(small));
    expect(without).toMatchObject({ code: 0, decision: 'go', harness: [] });
    for (const address of [NOWHERE, silent])
      expect(judged(await trial(small, ['--remote-write', `${address}/api/v1/write`]))).toEqual(
        without,
      );
  } finally {
    await small.close();
    hanging.closeAllConnections();
    hanging.close();
  }
});

/** What a trial came to, without what differs from run to run. */
function judged({ code, report }: Ran) {
  const [platform] = report?.platforms ?? [];
  return {
    ...{ code, decision: report?.decision, harness: report?.harness },
    verdicts: platform?.requirements.map(({ id, verdict }) => [id, verdict]),
    load: platform?.load.map(({ verdict, thresholds }) => [
      verdict,
      ...thresholds.map(({ metric, expression, ok }) => [metric, expression, ok]),
    ]),
  };
}
