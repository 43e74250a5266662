import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { configOfSuites, platformOf } from '../journey.ts';
import { forgedTokens, signedByOldKey } from './forgery.ts';
import { codeOf } from './openid/one-time-code.ts';
import { TRIED } from './products/sandbox/rights.ts';

const CHECKS = join(import.meta.dirname, 'checks');
const specs = readdirSync(CHECKS)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .join('\n');

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('sso').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['sso'] ?? {}).sort());
});

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
