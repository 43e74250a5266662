import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { forgedTokens, signedByOldKey } from './forgery.ts';
import { codeOf } from './openid/one-time-code.ts';

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_234_567_890, '89005924'],
  [20_000_000_000, '65353130'],
])('the code at %i s is that of RFC 6238', (seconds, code) => {
  expect(codeOf('12345678901234567890', seconds * 1_000, 8)).toBe(code);
});

test('forged tokens differ from the one that was given', async () => {
  const given = await new SignJWT({ sub: 'canbo.0001' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from('a secret of more than 32 letters, for a test'));
  const all = [...forgedTokens(given).map(({ token }) => token), await signedByOldKey(given)];
  expect(new Set([given, ...all]).size).toBe(all.length + 1);
});
