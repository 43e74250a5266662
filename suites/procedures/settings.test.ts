import { expect, test } from 'vitest';
import { settings } from './settings.ts';

test('shares of the mix add up', () => {
  const sum = Object.values(settings().mix).reduce(
    (total: number, share) => total + (share ?? 0),
    0,
  );
  expect(sum).toBeCloseTo(1);
});
