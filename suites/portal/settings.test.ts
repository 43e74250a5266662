import { expect, test } from 'vitest';
import { settings } from './settings.ts';

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
