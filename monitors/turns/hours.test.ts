import { expect, test } from 'vitest';
import { withinHours } from './hours.ts';

const plan = {
  timeZone: 'Asia/Ho_Chi_Minh',
  calendar: {
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '17:00' },
    ],
    holidays: [
      {
        date: '2025-09-02',
        name: { vi: 'Quốc khánh', en: 'National Day' },
        source: 'x',
        assumed: false,
      },
    ],
    workdays: [{ date: '2025-07-05', source: 'x' }],
  },
};
const at = (local: string) => Date.parse(`${local}:00+07:00`);

test.each([
  ['2025-07-01T07:29', false],
  ['2025-07-01T07:30', true],
  ['2025-07-01T11:30', false],
  ['2025-07-01T16:59', true],
  ['2025-07-05T09:00', true],
  ['2025-07-06T09:00', false],
  ['2025-09-02T09:00', false],
])('working hours at %s', (local, inside) => {
  expect(withinHours(plan, 'working-hours', at(local))).toBe(inside);
});

test('windows may run over midnight; always is always', () => {
  const night = [{ days: ['fri' as const], from: '22:00', to: '05:00' }];
  expect(withinHours(plan, night, at('2025-07-04T23:00'))).toBe(true);
  expect(withinHours(plan, night, at('2025-07-05T04:59'))).toBe(true);
  expect(withinHours(plan, night, at('2025-07-05T05:00'))).toBe(false);
  expect(withinHours(plan, 'always', at('2025-07-06T03:00'))).toBe(true);
});
