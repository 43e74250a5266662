import { gunzipSync, gzipSync } from 'node:zlib';
import type { ResolvedTarget } from './resolve.ts';

/** Linux takes no variable of more than 128 KiB; a province has thousands of accounts. */
const LONGEST = 64 * 1024;
const PACKED = 'gzip:';

/** A target as it is handed to programs of the suites by `NGHIEMTHU_TARGET`: JSON, compressed where it is long. */
export function handedOver(target: ResolvedTarget): string {
  const text = JSON.stringify(target);
  // No file would do: it would hold passwords, and be left behind by what is killed.
  return text.length <= LONGEST ? text : PACKED + gzipSync(text).toString('base64');
}

/** The target that was handed over; undefined where the text is a name, for a person to give. */
export function takenOver(text: string): ResolvedTarget | undefined {
  if (text.startsWith('{')) return JSON.parse(text) as ResolvedTarget;
  if (!text.startsWith(PACKED)) return undefined;
  const bytes = gunzipSync(Buffer.from(text.slice(PACKED.length), 'base64'));
  return JSON.parse(bytes.toString('utf8')) as ResolvedTarget;
}
