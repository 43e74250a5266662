import type { Request } from 'express';
import { expect, test } from 'vitest';
import { pageAsked } from './form.ts';

const asked = (trang?: string | string[]) =>
  pageAsked({ query: trang === undefined ? {} : { trang } } as unknown as Request);

test.each([
  [undefined, 1],
  ['', 1],
  ['x', 1],
  ['-3', 1],
  ['0', 1],
  ['2', 2],
  ['2.9', 2],
  [['2', '3'], 1],
  ['1e999', 1_000_000],
  ['Infinity', 1_000_000],
] as const)('the page that %j asks for', (given, page) => {
  expect(asked(given as string | string[] | undefined)).toBe(page);
});
