import { expect, test } from 'vitest';
import { monthOf } from './month.ts';
import type { Visit } from './product.ts';
import { callsIn, tree } from './trace.ts';
import { waterfall } from './waterfall.ts';

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
