import { expect, test } from 'vitest';
import { waterfallSchema } from '../../words/waterfall.ts';
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

test('the waterfall says in both languages who was asked, each request below the one that it came from', () => {
  const made = waterfall('H19.101-261127-5001', 'a'.repeat(32), visits);
  expect(waterfallSchema.parse(made)).toEqual(made);
  expect(made.requests.map(({ request, depth }) => [request, depth])).toEqual([
    ['GET /<a>', 0],
    ['GET /<b>', 1],
    ['GET /<c>', 2],
    ['GET /<d>', 3],
    ['GET /<e>', 0],
  ]);
  expect(made.requests.at(-1)?.system).toEqual({
    vi: 'Nền tảng tích hợp, chia sẻ dữ liệu',
    en: 'Platform for sharing data',
  });
});
