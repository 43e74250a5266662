import { afterAll, beforeAll, expect, test } from 'vitest';
import { valuesFor } from '../../../contract/values.ts';
import { tell } from '../../../contract/finding.ts';
import { fetching } from '../../../contract/fetching.ts';
import { ownContracts } from '../../../contract/own.ts';
import { provoke } from '../../../contract/requests.ts';
import { TRIED } from '../rights.ts';
import { SCOPES } from '../scopes.ts';
import { catalogueService, enterpriseService, onLoopback } from './services.ts';
import { FAULTS, gatewayConfig } from './settings.ts';
import { systemsOf } from './systems.ts';

interface Config {
  apiEndpoints: Record<string, { paths: string[]; scopes?: string[] }>;
  pipelines: Record<string, { apiEndpoints: string[]; policies: Record<string, unknown>[] }>;
}

function configWith(...faults: string[]): Config {
  const services = { catalogues: 'http://127.0.0.1:2', enterprise: 'http://127.0.0.1:3' };
  return gatewayConfig({ port: 4480, adminPort: 1, services, faults }) as Config;
}

test('whatever is published asks for a token and a scope, but for the front page', () => {
  const { apiEndpoints, pipelines } = configWith();
  const guarded = Object.values(pipelines)
    .filter(({ policies }) => policies.some((policy) => 'oauth2' in policy))
    .flatMap((pipeline) => pipeline.apiEndpoints);
  expect(Object.keys(apiEndpoints).filter((name) => !guarded.includes(name))).toEqual(['front']);
  for (const [permission, scope] of Object.entries(SCOPES)) {
    expect(apiEndpoints[permission]?.scopes).toEqual([scope]);
    expect(TRIED).toContain(permission);
  }
});

test('the gateway delays no calls by itself, and each fault changes its settings', () => {
  const whole = JSON.stringify(configWith());
  expect(whole).toContain('"delayAfter":0,"delayMs":0');
  const names = Object.keys(FAULTS);
  expect(new Set([whole, ...names.map((name) => JSON.stringify(configWith(name)))]).size).toBe(
    names.length + 1,
  );
});

test('systems have the scopes of their roles', () => {
  const scopes = Object.fromEntries(systemsOf().map((one) => [one.username, one.scopes]));
  expect(scopes['mot-cua-tinh']).toEqual(['catalogues', 'catalogues:write', 'enterprise']);
  expect(scopes['tra-cuu-danh-muc']).toEqual(['catalogues']);
  expect(scopes['van-hanh']).toEqual([]);
});

const services: Record<string, { url: string; stop(): Promise<void> }> = {};
beforeAll(async () => {
  services['catalogues'] = await onLoopback(catalogueService());
  services['enterprise'] = await onLoopback(enterpriseService());
});
afterAll(() => Promise.all(Object.values(services).map((one) => one.stop())));

test.each(['catalogues', 'enterprise'])(
  'the service behind it, %s, keeps its contract',
  async (name) => {
    const contract = ownContracts().find((one) => one.name === name)!;
    const account = { username: 'mot-cua-tinh', password: '' } as Parameters<typeof valuesFor>[0];
    const send = fetching(services[name]?.url ?? '');
    let taken = 0;
    const ask = async (request: Parameters<typeof send>[0]) => {
      const answer = await send(request);
      if (answer.status === 200) taken++;
      return answer;
    };
    const effort = { seed: 1, runs: 15 };
    const findings = await provoke(contract, ask, valuesFor(account, 'kt-1'), effort);
    // Limits and ids are headers that the gateway before it has to add.
    const own = findings.filter(({ kind }) => kind !== 'header-missing');
    expect(own.map((one) => tell(one, 'en'))).toEqual([]);
    expect(taken).toBeGreaterThan(0);
  },
);
