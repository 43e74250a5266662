import { expect, test } from 'vitest';
import { platformOf } from '../journey.ts';
import { ownContracts } from './contract/own.ts';
import { forgedTokens } from './forgery.ts';

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
