import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Sample } from '../look/sample.ts';
import { runProbe } from '../look/run.ts';
import { watchedOf } from '../look/watched.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { valueOf } from '../testing/look.ts';
import { allowAll } from '../wire/guard.ts';

// The probes of config/monitors/reporting.yaml that ask the reporting system itself, on its stand-in.

const NOWHERE = 'http://127.0.0.1:9';
let sandbox: Sandbox;
let config: MonitorConfig;

beforeAll(async () => {
  const options = { seed: 1, port: 0, platforms: ['reporting'], faults: [], settings: {} };
  sandbox = await startSandbox(options);
  const others = { procedures: NOWHERE, dvcqg: NOWHERE, vneid: NOWHERE };
  config = sandboxConfig({ ...others, ...sandbox.addresses });
});
afterAll(() => sandbox.stop());

function look(name: string): Promise<Sample> {
  const watched = watchedOf(config).find((one) => one.name === name);
  const platform = config.platforms.find(({ slug }) => slug === 'reporting');
  if (watched === undefined || platform === undefined) throw new Error(`there is no ${name}`);
  const { target, module, moduleName, timeoutMs } = watched;
  const deployment = { ...deploymentOf(config), platform };
  return runProbe({
    ...{ target, module, moduleName, timeoutMs, guard: allowAll },
    ...{ deployment, standstillMs: Infinity },
  });
}

test('the share that was filed in time, and how long corrections wait, are metrics', async () => {
  const sample = await look('reporting-standing');
  expect(sample.outcome, sample.log.text()).toBe('success');
  const figure = (name: string) => valueOf(sample, `nghiemthu_api_figure{figure="${name}"}`);
  expect(figure('units')).toBe(95);
  // Of the stand-in's open period most communes have filed, not all.
  expect(figure('filed-in-time-ratio')).toBeGreaterThan(0.5);
  expect(figure('filed-in-time-ratio')).toBeLessThan(1);
  expect(figure('waiting-for-total')).toBe(0);
  expect(figure('oldest-waiting-for-total-seconds')).toBe(0);
});

test('the workbook of a period is fetched and is one', async () => {
  const sample = await look('reporting-xlsx-export');
  expect(sample.outcome, sample.log.text()).toBe('success');
  expect(valueOf(sample, 'nghiemthu_api_step_success{step="workbook"}')).toBe(1);
});
