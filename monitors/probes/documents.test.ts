import { request } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Module } from '../../config/monitoring/module.ts';
import { officeOf } from '../../suites/documents/products/sandbox/office.ts';
import { signIn } from '../../suites/documents/products/sandbox/sign-in.ts';
import type { Sample } from '../look/sample.ts';
import { runProbe } from '../look/run.ts';
import { watchedOf } from '../look/watched.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { allowAll } from '../wire/guard.ts';

// The probes of config/monitors/documents.yaml that ask the document system itself, on its stand-in.

const UNIT = '25195';
const NOWHERE = 'http://127.0.0.1:9';
let sandbox: Sandbox;
let config: MonitorConfig;

beforeAll(async () => {
  const options = { seed: 1, port: 0, platforms: ['documents'], faults: [], settings: {} };
  sandbox = await startSandbox(options);
  const others = { procedures: NOWHERE, dvcqg: NOWHERE, vneid: NOWHERE };
  config = sandboxConfig({ ...others, ...sandbox.addresses });
});
afterEach(() => {
  for (const id of sandbox.faults.active) sandbox.faults.switch(id, false);
});
afterAll(() => sandbox.stop());

function look(
  name: string,
  change: (module: Module) => Module = (one) => one,
  patience = Infinity,
): Promise<Sample> {
  const watched = watchedOf(config).find((one) => one.name === name);
  const platform = config.platforms.find(({ slug }) => slug === 'documents');
  if (watched === undefined || platform === undefined) throw new Error(`there is no ${name}`);
  const { target, moduleName, timeoutMs } = watched;
  const deployment = { ...deploymentOf(config), platform };
  return runProbe({
    ...{ target, moduleName, guard: allowAll },
    timeoutMs: Math.min(timeoutMs, patience),
    ...{ module: change(watched.module), deployment, standstillMs: Infinity },
  });
}

/** Somebody at work, by requests. */
async function at(role: string) {
  const somebody = await request.newContext();
  const account = { username: `${role}.${UNIT}`, password: 'Sandbox@2025' };
  const target = { ...config.target, addresses: { ...sandbox.addresses } };
  await signIn(somebody, target, { ...account, role: '' } as Parameters<typeof signIn>[2]);
  return officeOf(sandbox.addresses['documents']!, { request: somebody });
}

/** Drafts a document of a kind for another agency, signs and issues it. */
async function issued(kind: string): Promise<void> {
  const subject = `V/v giám sát, loại ${kind}`;
  const id = await (await at('chuyenvien')).draft({ kind, subject, receivers: ['H19.102'] });
  const leader = { username: `lanhdao.${UNIT}`, password: '' };
  const drafter = (await at('chuyenvien')).document(id);
  await drafter.submit({ ...leader, role: '' } as Parameters<typeof drafter.submit>[0]);
  await (await at('lanhdao')).document(id).sign();
  const clerk = (await at('vanthu')).document(id);
  await clerk.number();
  await clerk.issue();
}

test('the signing service, the queue and the books are well where nothing is wrong', async () => {
  await issued('9');
  for (const name of ['signing-service', 'queue-age', 'book-continuity']) {
    const sample = await look(`document-${name}`);
    expect(sample.outcome, sample.log.text()).toBe('success');
  }
});

test('a signing service that is slow is a failure', async () => {
  sandbox.faults.switch('signing-service-slow', true);
  const sample = await look('document-signing-service', (module) => module, 2_000);
  expect(sample.outcome, sample.log.text()).toBe('failure');
  expect(sample.reason).toContain('signature');
});

test('a queue that stopped is a failure when it has waited long enough', async () => {
  sandbox.faults.switch('send-queue-stopped', true);
  await issued('9');
  // Hastier than the configuration: nothing may wait at all.
  const hasty = (module: Module): Module => {
    const changed = structuredClone(module);
    const step = changed.api!.steps.at(-1)!;
    step.fail_if_body_json_not_matches_schema = { properties: { waiting: { maximum: 0 } } };
    return changed;
  };
  const sample = await look('document-queue-age', hasty);
  expect(sample.outcome, sample.log.text()).toBe('failure');
  expect(sample.reason).toContain('queue');
});

test('a book that lacks a number is a failure', async () => {
  sandbox.faults.switch('number-skipped', true);
  await issued('21');
  const sample = await look('document-book-continuity');
  expect(sample.outcome, sample.log.text()).toBe('failure');
  expect(sample.reason).toContain('books');
});
