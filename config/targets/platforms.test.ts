import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkConfig, loadConfig } from '../load.ts';
import { ConfigError } from '../reading/faults.ts';

// Two platforms: `counter`, and `desk`, which is the first one again with accounts and addresses of its own.
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'targets-'));
  cpSync(join(import.meta.dirname, '../testdata/good'), root, { recursive: true });
  for (const slug of ['counter', 'desk']) {
    for (const folder of ['journeys', 'products/sandbox/load'])
      mkdirSync(join(root, 'suites', slug, folder), { recursive: true });
    writeFileSync(join(root, 'suites', slug, 'journeys/take-number.ts'), '');
    writeFileSync(join(root, 'suites', slug, 'products/sandbox/load/peak.ts'), '');
    writeFileSync(join(root, 'suites', slug, 'one.spec.ts'), "check('unique')");
  }
  mkdirSync(join(root, 'suites/desk/products/redmine'), { recursive: true });
  writeFileSync(join(root, 'suites/desk/products/redmine/product.ts'), '');
  writeFileSync(join(root, 'secret.txt'), 'citizen-secret\n');
  cpSync(join(root, 'config/platforms/counter'), join(root, 'config/platforms/desk'), {
    recursive: true,
  });
  edit('config/platforms/desk/platform.yaml', (text) =>
    text
      .replaceAll('counter', 'desk')
      .replaceAll('QUAY', 'BAN')
      .replace('    role: citizen\n', '    role: citizen\n    actsOn: [counter]\n'),
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(join(root, file), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(join(root, file), changed);
}

/** Gives the target a second platform. */
function withDesk(more = ''): void {
  edit('config/targets/near.yaml', (text) =>
    text.replace(
      '\nunits:',
      `
  desk:
    addresses: { desk: '\${DESK_URL}' }
    identity: { desk: { path: /login, text: Redmine } }
    environment: [DESK_TOKEN]
    accounts:
      - { role: citizen, username: 'desk-citizen', password: '\${DESK_PASSWORD}' }
      - { role: officer, units: ['25195'], username: 'desk-officer', password: '\${DESK_PASSWORD}' }
products: { desk: redmine }
${more}units:`,
    ),
  );
}

const COUNTER = { COUNTER_URL: 'https://counter.example.vn', OFFICER_PASSWORD: 'x' };
const DESK = {
  DESK_URL: 'https://desk.example.vn',
  DESK_PASSWORD: 'y',
  DESK_TOKEN: 'token-of-desk',
};

function load(env: Record<string, string>, platforms?: string[]) {
  return loadConfig({ root, target: 'near', env, platforms, today: '2025-06-28' });
}

function faultsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('a platform that a target is not for asks nothing of it', () => {
  expect(checkConfig(root, COUNTER).faults).toEqual([]);
  const { platforms, configured, target } = load(COUNTER);
  expect(platforms.map(({ slug }) => slug)).toEqual(['counter']);
  expect(configured.map(({ slug }) => slug)).toEqual(['counter', 'desk']);
  expect(target.products).toEqual({ counter: 'sandbox' });
});

test('one that is asked for and is not on the target is refused', () => {
  expect(faultsOf(() => load({ ...COUNTER, ...DESK }, ['desk']))).toEqual([
    'config/targets/near.yaml:4:1: found no platform desk, expected counter, which this target is for',
  ]);
});

test('the same role on two platforms is two accounts, and an identity is the target’s where it says one', () => {
  withDesk();
  const { target, platforms } = load({ ...COUNTER, ...DESK });
  const citizens = target.accounts.filter(({ role }) => role === 'citizen');
  expect(new Set(citizens.map(({ platform }) => platform))).toEqual(new Set(['counter', 'desk']));
  expect(citizens.find(({ platform }) => platform === 'desk')?.username).toBe('desk-citizen');
  expect(target.products).toEqual({ counter: 'sandbox', desk: 'redmine' });
  expect(target.environment).toEqual(['DESK_TOKEN']);
  const identities = platforms.map(({ slug, identity }) => identity[slug]?.text);
  expect(identities).toEqual(['Quầy', 'Redmine']);
});

test('only the platforms chosen are asked for their secrets', () => {
  withDesk();
  const { target, platforms, secrets } = load({ ...COUNTER, DESK_TOKEN: 'token-of-desk' }, [
    'counter',
  ]);
  expect(platforms.map(({ slug }) => slug)).toEqual(['counter']);
  expect(target.addresses).toEqual({ counter: COUNTER.COUNTER_URL });
  expect(target.environment).toEqual([]);
  expect(secrets.mask('token-of-desk')).toBe('token-of-desk');
  expect(faultsOf(() => load(COUNTER)).filter((fault) => fault.includes('DESK_'))).toHaveLength(3);
});

test('those that a journey acts on are asked for, and not tried', () => {
  withDesk();
  const { target, platforms } = load({ ...COUNTER, ...DESK }, ['desk']);
  expect(platforms.map(({ slug }) => slug)).toEqual(['desk']);
  expect(target.accounts.some(({ platform }) => platform === 'counter')).toBe(true);
  expect(faultsOf(() => load(DESK, ['desk'])).join()).toContain('found no COUNTER_URL');
});

test('an address that two platforms give is the same', () => {
  withDesk();
  edit('config/targets/near.yaml', (text) =>
    text.replace(
      "{ desk: '${DESK_URL}' }",
      "{ desk: '${DESK_URL}', counter: 'https://else.example' }",
    ),
  );
  expect(faultsOf(() => load({ ...COUNTER, ...DESK }))).toEqual([
    'config/targets/near.yaml:12:48: found another address for counter than the platform counter has, expected the same, or another name',
  ]);
});
