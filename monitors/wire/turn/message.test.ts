import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAnswer, encodeRequest, isSignedBy, METHOD } from './message.ts';

const login = {
  ...{ username: 'bình:1', credential: 'mật khẩu' },
  ...{ realm: Buffer.from('hop.example'), nonce: Buffer.from('abc') },
};

test('a request is signed by its credential, and by no other', () => {
  const { id, bytes } = encodeRequest(METHOD.allocate, { login, lifetime: 600 });
  const read = decodeAnswer(bytes);
  expect(read?.id.equals(id)).toBe(true);
  expect(read).toMatchObject({ method: METHOD.allocate, class: 0 });
  expect(read?.realm?.toString()).toBe('hop.example');
  expect(isSignedBy(read!, login)).toBe(true);
  expect(isSignedBy(read!, { ...login, credential: 'khác' })).toBe(false);
  expect(isSignedBy(decodeAnswer(encodeRequest(METHOD.allocate, {}).bytes)!, login)).toBe(false);
});

/** A message with these bytes changed in their places. */
const spoilt = fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 12 }).map((changes) => {
  const { bytes } = encodeRequest(METHOD.allocate, { login });
  for (const [at, value] of changes) bytes[at % bytes.length] = value;
  return bytes;
});

test('whatever comes is read or is none, and nothing is thrown', () => {
  const read = (bytes: Uint8Array) => {
    const answer = decodeAnswer(Buffer.from(bytes));
    if (answer !== null) isSignedBy(answer, login);
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), read), { numRuns: 5_000 });
  fc.assert(fc.property(spoilt, read), { numRuns: 5_000 });
});
