import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { maskedTrace } from './masking/content.ts';
import { decoded } from './masking/text.ts';

export { NAME } from './masking/names.ts';
export { NUMBER } from './masking/numbers.ts';
export { maskText } from './masking/words.ts';

/** The passwords of a target's accounts. */
export function secretWords(target: ResolvedTarget): string[] {
  return [...new Set(target.accounts.map(({ password }) => password))];
}

/**
 * Rewrites a Playwright trace in place so that no personal data, no session and none of the words stand in its page
 * snapshots, requests and actions. Pictures of the screen and files that cannot be masked are left out: a trace shows
 * pages from its snapshots.
 */
export function maskTrace(path: string, words: readonly string[] = []): void {
  const { bytes } = maskedTrace(readFileSync(path), words);
  const masked = `${path}.masked`;
  writeFileSync(masked, bytes);
  renameSync(masked, path);
}

/** The text resources of a trace, for a test that nothing personal is left. */
export function textsOf(path: string): string {
  return Object.values(unzipSync(readFileSync(path)))
    .map((bytes) => (decoded(bytes) === undefined ? '' : strFromU8(bytes)))
    .join('\n');
}
