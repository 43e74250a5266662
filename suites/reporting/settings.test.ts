import { expect, test } from 'vitest';
import { settings } from './settings.ts';

test('every case has a period of its own, so that a fault of one shows in it alone', () => {
  const { cases, former } = settings();
  const periods = [...Object.values(cases), ...Object.values(former)];
  expect(periods.length).toBeGreaterThan(30);
  expect(new Set(periods).size).toBe(periods.length);
});
