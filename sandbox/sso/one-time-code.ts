import { createHmac } from 'node:crypto';

const STEP_S = 30;

/** The code of an authenticator at a moment: RFC 6238 with HMAC-SHA-1, six digits, steps of 30 s. */
export function oneTimeCode(secret: string, atMs = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 1_000 / STEP_S)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Whether a code is that of now, of the step before or of the next one. */
export function isOneTimeCode(secret: string, code: string): boolean {
  const now = Date.now();
  return [-1, 0, 1].some((step) => oneTimeCode(secret, now + step * STEP_S * 1_000) === code);
}
