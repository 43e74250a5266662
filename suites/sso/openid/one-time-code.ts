import { createHmac } from 'node:crypto';
import type { Account } from '../../../config/targets/target.ts';

const STEP_MS = 30_000;

/** What the authenticator app of an account shows: RFC 6238 with HMAC-SHA-1, six digits, steps of 30 s. */
export function oneTimeCode({ username, password }: Account, atMs = Date.now()): string {
  return codeOf(`${username}:${password}`, atMs);
}

/** The code of a secret at a moment. */
export function codeOf(secret: string, atMs: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}
