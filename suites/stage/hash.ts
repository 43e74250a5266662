import { createHash } from 'node:crypto';

/** SHA-256 of some bytes, or of a text in UTF-8, in hex. */
export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
