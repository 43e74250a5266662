import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOfSuites, platformOf } from '../journey.ts';
import { ownContracts } from './contract/own.ts';
import { forgedTokens } from './forgery.ts';
import { TRIED } from './products/sandbox/rights.ts';

const CHECKS = join(import.meta.dirname, 'checks');
const specs = readdirSync(CHECKS)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .join('\n');

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('lgsp').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['lgsp'] ?? {}).sort());
});

test('every contract speaks of roles of the platform', () => {
  const { roles } = platformOf('lgsp');
  const named = ownContracts().flatMap(({ operations }) =>
    operations.flatMap(({ object }) => [
      object['x-role'],
      ...(object['x-cases'] ?? []).map(({ role }) => role),
    ]),
  );
  const own = [...new Set(named)].filter((role) => role !== undefined);
  expect(own.length).toBeGreaterThan(2);
  for (const role of own) expect(roles).toContain(role);
});

test('forged tokens differ from the one that was given, one made of no token too', () => {
  for (const given of ['a.e30.c', 'khong-phai-jwt', '']) {
    const tokens = forgedTokens(given).map(({ token }) => token);
    expect(tokens).not.toContain(given);
    expect(new Set(tokens).size).toBe(tokens.length);
  }
});
