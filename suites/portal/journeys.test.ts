import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOfSuites, platformOf } from '../journey.ts';
import { TRIED } from './products/sandbox/rights.ts';
import { settings } from './settings.ts';

const CHECKS = join(import.meta.dirname, 'checks');
const specs = readdirSync(CHECKS)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .join('\n');

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('portal').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['portal'] ?? {}).sort());
});

test('the codes of provinces and of ministries are told apart', () => {
  const { provinceCode, ministryCode } = settings();
  const codes = {
    province: ['H19.101-261127-0001', 'H15.50.05.13-261008-0975'],
    ministry: ['G22.18.01-261127-180001', 'G22.09.01-261127-0900012'],
    neither: ['H19.101-261127-00001', 'G22.18.01-261127-18001', 'H19.101-20261127-0001', ''],
  };
  const fits = (pattern: RegExp, list: readonly string[]) =>
    list.filter((one) => pattern.test(one));
  const all = Object.values(codes).flat();
  expect(fits(provinceCode, all)).toEqual(codes.province);
  expect(fits(ministryCode, all)).toEqual(codes.ministry);
});
