import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../../sandbox/procedures/testing/world.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Module } from '../../config/monitoring/module.ts';
import type { Sample } from '../look/sample.ts';
import { runProbe } from '../look/run.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { valueOf } from '../testing/look.ts';
import { watchedOf } from '../look/watched.ts';
import { allowAll } from '../wire/guard.ts';

// The probes of config/monitors.yaml on the stand-ins themselves.

const UNIT = '25195';
let world: World;
let config: MonitorConfig;

beforeAll(async () => {
  world = await World.start({ migrated: 20 });
  config = sandboxConfig({ ...world.sandbox.addresses });
});
afterEach(() => {
  for (const id of world.sandbox.faults.active) world.sandbox.faults.switch(id, false);
});
afterAll(() => world.stop());

function look(
  name: string,
  change: (module: Module) => Module = (module) => module,
): Promise<Sample> {
  const watched = watchedOf(config).find((one) => one.name === name);
  if (watched === undefined) throw new Error(`there is no probe ${name}`);
  const { target, moduleName, timeoutMs } = watched;
  return runProbe({
    ...{ target, moduleName, timeoutMs, guard: allowAll },
    ...{ module: change(watched.module), deployment: deploymentOf(config), standstillMs: Infinity },
  });
}

/** Files a dossier and takes it to the desk of an official, with a fault switched on. */
async function handled(procedure: string, fault: string): Promise<string> {
  world.sandbox.faults.switch(fault, true);
  const citizen = await world.as('congdan.0001');
  const code = await citizen.fileFor(procedure, UNIT);
  await world.handle(code, UNIT, 'received');
  await world.portalLog(code, (log) => log.some(({ step }) => step === 'status'));
  return code;
}

/** Hastier than the configuration: no change is given time. */
const hasty = (module: Module): Module => ({
  ...module,
  ...(module.sync && { sync: { ...module.sync, tolerated_age: '0s' } }),
});

describe('the portal’s catalogue', () => {
  test('is read with a token', async () => {
    const sample = await look('portal-catalogue');
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'nghiemthu_api_step_success{step="catalogue"}')).toBe(1);
  });

  test('without a procedure is a failure', async () => {
    world.sandbox.faults.switch('missing-procedure', true);
    const sample = await look('portal-catalogue');
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toContain('Step catalogue failed: Body did not match JSON schema');
  });
});

describe('the statuses of both sides', () => {
  test('agree where nothing is wrong', async () => {
    const sample = await look('portal-sync');
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'nghiemthu_sync_checked_records')).toBe(20);
    expect(valueOf(sample, 'nghiemthu_sync_disagreeing_records')).toBe(0);
    expect(valueOf(sample, 'nghiemthu_sync_queue_age_seconds')).toBe(0);
  });

  const faults: [string, string][] = [
    ['portal-status-differs', '1.000419'],
    ['empty-status', '1.003583'],
  ];
  test.each(faults)('%s: they differ', async (fault, procedure) => {
    const code = await handled(procedure, fault);
    const sample = await look('portal-sync', hasty);
    expect(sample.outcome, sample.log.text()).toBe('failure');
    expect(sample.reason).toMatch(/^\d records differ from their copy: H19\./);
    expect(sample.log.text()).toContain(code);
    expect(valueOf(sample, 'nghiemthu_sync_disagreeing_records')).toBeGreaterThanOrEqual(1);
    expect(valueOf(sample, 'nghiemthu_sync_queue_age_seconds')).toBeGreaterThan(0);
    // A change that is young is still on its way.
    const patient = await look('portal-sync');
    expect(patient.outcome, patient.log.text()).toBe('success');
    expect(valueOf(patient, 'nghiemthu_sync_disagreeing_records')).toBeGreaterThanOrEqual(1);
    const some = await look('portal-sync', (module) => ({
      ...module,
      ...(module.sync && { sync: { ...module.sync, tolerated_age: '0s', tolerated_count: 5 } }),
    }));
    expect(some.outcome).toBe('success');
  });

  test('a final status that was not sent differs', async () => {
    world.sandbox.faults.switch('final-status-not-sent', true);
    const citizen = await world.as('congdan.0001');
    const code = await citizen.fileFor('1.000593', UNIT);
    await world.handle(code, UNIT, 'returned');
    const sample = await look('portal-sync', hasty);
    expect(sample.outcome).toBe('failure');
    expect(sample.log.text()).toContain(code);
  });

  test('an empty list is no agreement', async () => {
    const sample = await look('portal-sync', (module) => ({
      ...module,
      ...(module.sync && {
        sync: { ...module.sync, source: { ...module.sync.source, items: '/items/0/none' } },
      }),
    }));
    expect(sample).toMatchObject({ outcome: 'failure' });
    const few = await look('portal-sync', (module) => ({
      ...module,
      ...(module.sync && { sync: { ...module.sync, fail_if_fewer_than: 100 } }),
    }));
    expect(few).toMatchObject({ outcome: 'failure' });
    expect(few.reason).toBe('Not enough records to compare: found 20, wanted at least 100');
    expect(valueOf(few, 'nghiemthu_sync_disagreeing_records')).toBeUndefined();
  });

  test('an account that may not see the list, or cannot sign in, is the reason', async () => {
    const as = (account: string) =>
      look('portal-sync', (module) => ({
        ...module,
        ...(module.sync && { sync: { ...module.sync, account } }),
      }));
    expect((await as('visitor')).outcome).toBe('blocked');
    config.target.accounts.push({
      platform: 'procedures',
      ...{ role: 'visitor', unit: null, username: 'congdan.0009', password: 'Sandbox@2025' },
    });
    const citizen = await as('visitor');
    expect(citizen.outcome).toBe('failure');
    expect(citizen.reason).toContain('/api/dossiers?size=20 answered 403');
    config.target.accounts.pop();
    config.target.accounts.push({
      platform: 'procedures',
      ...{ role: 'visitor', unit: null, username: 'congdan.0009', password: 'không đúng' },
    });
    const stranger = await as('visitor');
    expect(stranger.reason).toContain('Step sign-in failed');
    config.target.accounts.pop();
  });
});

describe('the certificates that units sign with', () => {
  const count = 'nghiemthu_certificate_count';
  const wrong = 'nghiemthu_certificate_wrong_unit_count';
  const missing = 'nghiemthu_certificate_missing_count';

  test('are there for every unit, in its name', async () => {
    const sample = await look('signing-certificates');
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect([count, wrong, missing].map((name) => valueOf(sample, name))).toEqual([96, 0, 0]);
    expect(valueOf(sample, 'nghiemthu_certificate_ending_count')).toBe(0);
    expect(valueOf(sample, 'probe_ssl_earliest_cert_expiry')).toBe(
      Date.parse('2030-06-30T17:00:00Z') / 1_000,
    );
  });

  const faults: [string, string, (number | undefined)[]][] = [
    ['certificate-old-unit', '25217', [96, 1, 0]],
    ['no-certificate', '26116', [95, 0, 1]],
  ];
  test.each(faults)('%s: the reason names the unit, not its leader', async (fault, unit, found) => {
    world.sandbox.faults.switch(fault, true);
    const sample = await look('signing-certificates');
    expect(sample.outcome).toBe('failure');
    expect(sample.reason).toContain(unit);
    expect([count, wrong, missing].map((name) => valueOf(sample, name))).toEqual(found);
    expect(sample.log.text()).not.toMatch(/CN=/);
  });

  test('that end within the module’s time are counted', async () => {
    const sample = await look('signing-certificates', (module) => ({
      ...module,
      ...(module.certificate && {
        certificate: { ...module.certificate, fail_if_expires_within: '90000h' },
      }),
    }));
    expect(sample.outcome).toBe('failure');
    expect(valueOf(sample, 'nghiemthu_certificate_ending_count')).toBe(96);
    expect(sample.reason).toContain('Certificate is not valid long enough');
  });
});
