import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOfSuites, platformOf } from '../journey.ts';
import { monthOf } from './month.ts';
import { TRIED } from './products/sandbox/rights.ts';
import type { Visit } from './product.ts';
import { callsIn, tree } from './trace.ts';
import { waterfall } from './waterfall.ts';

const CHECKS = join(import.meta.dirname, 'checks');
const specs = readdirSync(CHECKS)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .join('\n');

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('province').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['province'] ?? {}).sort());
});

test.each([
  ['2025-07-14', '202507'],
  ['2025-07-15', '202508'],
  ['2026-12-31', '202701'],
])('%s is reported in %s', (day, month) => {
  expect(monthOf(day)).toBe(month);
});

const visit = (system: string, span: string, parent: string, second: number): Visit => ({
  ...{ system, span, parent, method: 'GET', path: `/<${span}>`, status: 200, ms: 20 },
  at: `2026-11-27T08:00:0${second}.000Z`,
});
const visits = [
  visit('procedures', 'b', 'a', 2),
  visit('portal', 'a', 'walk', 1),
  visit('portal', 'c', 'b', 3),
  visit('portal', 'd', 'c', 4),
  visit('lgsp', 'e', 'walk', 5),
];

test('who called whom is told once, in order; what the walk asked itself is no call of a system', () => {
  expect(callsIn(visits)).toEqual(['portal → procedures', 'procedures → portal']);
  expect(tree(visits).map(({ span, depth }) => [span, depth])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
    ['e', 0],
  ]);
});

test('the waterfall has a bar for each request, in both languages, and no markup of an address', () => {
  const [vi, en] = waterfall('H19.101-261127-5001', visits);
  for (const page of [vi?.body ?? '', en?.body ?? '']) {
    expect(page.match(/<tr><td/g)).toHaveLength(visits.length);
    expect(page).toContain('left:24.88%');
    expect(page).toContain('&#60;a&#62;');
  }
  expect(vi?.body).toContain('Nền tảng tích hợp, chia sẻ dữ liệu');
  expect(en?.body).toContain('Platform for sharing data');
});
