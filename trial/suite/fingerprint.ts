import { createHash } from 'node:crypto';
import type { RawError } from './messages.ts';

/**
 * Names a cause: the same for the same failure in any run, shard, case or data, another for another cause. It is
 * made of the failing line as written, its file, and the message without what changes from run to run.
 */
export function fingerprint(platform: string, error: RawError): string {
  const file = error.location?.replace(/:\d+$/, '') ?? '';
  return hash([platform, file, error.source ?? '', timeless(error.message)]);
}

/** A load threshold that was crossed is one cause, whatever was measured. */
export function thresholdFingerprint(
  platform: string,
  profile: string,
  metric: string,
  expression: string,
): string {
  return hash([platform, 'load', profile, metric, expression]);
}

/** What fails in a platform's pages is one cause, whichever page shows it. */
export function pagesFingerprint(platform: string, respect: string): string {
  return hash([platform, respect]);
}

/** A code that a platform gives to what it keeps, like `H19.101-250701-0001`: capitals and digits in three parts or more. */
const CODE = /\b(?=[A-Z0-9.-]*[A-Z])(?=[A-Z0-9.-]*\d)[A-Z0-9]+(?:[.-][A-Z0-9]+){2,}\b/g;

/** A message without codes, numbers, addresses and the log of tries, which differ from run to run. */
function timeless(message: string): string {
  return message
    .split(/\n\s*Call log:/)[0]!
    .replace(/https?:\/\/[^\s"')]+/g, '<url>')
    .replace(CODE, '<code>')
    .replace(/[0-9a-f]{8,}/gi, '<hex>')
    .replace(/\d+/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim();
}

function hash(parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
