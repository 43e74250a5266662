import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkConfig, loadConfig, loadSuiteConfig } from '../load.ts';
import { checkMonitorsFile } from '../monitoring/check-file.ts';
import { loadMonitors } from '../monitoring/load.ts';
import { formatFault } from '../reading/faults.ts';
import { namesIn } from '../reading/folders.ts';

// What a platform costs: this repository's own configuration, and one more folder beside it, named before all others.
const REPO = join(import.meta.dirname, '../..');
const SLUG = 'alpha-land';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'added-'));
  cpSync(join(REPO, 'config'), join(root, 'config'), { recursive: true });
  cpSync(join(REPO, 'suites'), join(root, 'suites'), { recursive: true });
  const write = (file: string, text: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const good = join(import.meta.dirname, '../testdata/good/config/platforms/counter');
  const read = (file: string) => readFileSync(join(good, file), 'utf8');
  const own = (text: string) =>
    text.replaceAll('counter', SLUG).replaceAll('QUAY', 'DAT').replaceAll('officer', 'registrar');
  write(`config/platforms/${SLUG}/platform.yaml`, own(read('platform.yaml')));
  write(`config/platforms/${SLUG}/catalogues/services.csv`, read('catalogues/services.csv'));
  const role =
    'roles:\n  registrar: { name: { vi: Cán bộ đăng ký, en: Registrar }, official: true }\n';
  write(`config/platforms/${SLUG}/permissions.yaml`, role + read('permissions.yaml'));
  write(`suites/${SLUG}/journeys/take-number.ts`, '');
  write(`suites/${SLUG}/products/sandbox/load/peak.ts`, '');
  write(`suites/${SLUG}/own.spec.ts`, "check('unique')");
  write(
    `config/monitors/${SLUG}.yaml`,
    `objective: { ratio: 0.99, source: x }\nprobes:\n  land-home: { module: http_2xx, target: ${SLUG} }\n`,
  );
  write(
    'config/targets/land.yaml',
    `name: land
kind: trial
title: { vi: Đất đai, en: Land }
platforms:
  ${SLUG}:
    addresses: { ${SLUG}: https://land.example.vn }
    accounts:
      - { role: citizen, username: lan, password: '\${LAND_PASSWORD}' }
      - { role: registrar, units: ['25195'], username: mai, password: '\${LAND_PASSWORD}' }
units: { home: '25195', other: '26041' }
`,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a platform is its folders: no other file is wrong without a change', () => {
  expect(checkConfig(root, {}).faults.map(formatFault)).toEqual([]);
  expect(checkMonitorsFile(root, {})?.faults.map(formatFault)).toEqual([]);
  expect(checkMonitorsFile(root, {})?.warnings.map(formatFault)).toEqual([]);
});

test('what other targets are for, ask and watch stays as it was', () => {
  const load = (at: string) => loadConfig({ root: at, target: 'sandbox', env: {} });
  const [before, after] = [load(REPO), load(root)];
  expect(after.target).toEqual(before.target);
  expect(after.platforms).toEqual(before.platforms);
  const watch = (at: string) => loadMonitors({ root: at, target: 'sandbox', env: {} });
  expect({ ...watch(root), root: '', secrets: '' }).toEqual({
    ...{ ...watch(REPO), root: '', secrets: '' },
  });
  // Neither does any target ask for a secret more.
  const warned = (at: string) =>
    checkConfig(at, {})
      .warnings.map(formatFault)
      .filter((line) => !line.includes(SLUG) && !line.startsWith('config/targets/land.yaml'));
  expect(warned(root)).toEqual(warned(REPO));
});

test('it is there: its own target, roles, rights, catalogue and probes', () => {
  const env = { LAND_PASSWORD: 'x' };
  const { target, platforms } = loadConfig({ root, target: 'land', env });
  expect(platforms.map(({ slug }) => slug)).toEqual([SLUG]);
  expect(target.accounts.map(({ platform, role }) => [platform, role])).toEqual([
    [SLUG, 'citizen'],
    [SLUG, 'registrar'],
  ]);
  const { roles, catalogues } = loadSuiteConfig(root);
  expect(roles.roles['registrar']?.official).toBe(true);
  expect(roles.permissions[SLUG]?.['take-number']?.roles).toEqual(['citizen']);
  expect(catalogues[SLUG]?.['services']).toHaveLength(2);
  const { monitors } = loadMonitors({ root, target: 'land', env });
  expect(Object.keys(monitors.probes)).toEqual(['land-home']);
  expect(namesIn(root, 'config/targets')).toContain('land');
});
