import { createRequire } from 'node:module';
import type * as Re2 from 're2js';

/** A regular expression of RE2: its time grows with the text alone, whatever the text holds. */
export interface GoPattern {
  test(text: string): boolean;
  /** The first match with its groups; null where there is none. */
  exec(text: string): Match | null;
}

/** The whole match and its groups by number and, where they have one, by name. */
export type Match = (string | undefined)[] & {
  groups?: Record<string, string | undefined> | undefined;
};

const require = createRequire(import.meta.url);

/**
 * A regular expression as blackbox_exporter's configuration writes it, which is RE2's. `^+OK`, as its module
 * `pop3s_banner` has it, matches `OK` as RE2 does, and `+OK` as it is meant.
 * @throws Error for what is none in RE2, like look-ahead and back-references
 */
export function goPattern(text: string): GoPattern {
  // Read when it is first needed: most monitors have no patterns.
  const { RE2JS } = require('re2js') as typeof Re2;
  const compiled = RE2JS.compile(text.replace(/^((?:\(\?[imsU]+\))?)\^\+/, '$1^\\+?'));
  return {
    test: (one) => compiled.test(one),
    // Most texts do not match, and that is known long before the groups are.
    exec: (one) => (compiled.test(one) ? (compiled.exec(one) as Match | null) : null),
  };
}

export function isGoPattern(text: string): boolean {
  try {
    goPattern(text);
    return true;
  } catch {
    return false;
  }
}

const UNIT_MS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
};

/** Go's notation, `5s`, `1m30s`, `.5s`, in milliseconds. */
export function goMilliseconds(text: string): number {
  let total = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]+)/g))
    total += Number(count) * (UNIT_MS[unit] ?? 0);
  return total;
}

/** `5MB`, `512KiB`, `1MB512KB` in bytes; like blackbox_exporter, a megabyte is 2^20. */
export function goBytes(size: string): number {
  let total = 0;
  for (const [, count = '', prefix = ''] of size.matchAll(/(\d+\.?\d*|\.\d+)([KMGTPE]?)i?B/g))
    total += Math.floor(Number(count) * 1024 ** ['', ...'KMGTPE'].indexOf(prefix));
  return total;
}
