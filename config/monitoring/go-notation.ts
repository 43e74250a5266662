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

/** Instructions of the largest expression: `[0-9]{1000}` has a thousand, those that people write have some tens. */
export const MAX_INSTRUCTIONS = 2_000;
/** Instructions times letters of one match, about half a second: by one state for each set of places … */
const MAX_STEPS = 200_000_000;
/** … and where a text makes so many sets that every place must be followed by itself. */
const MAX_SINGLE_STEPS = 10_000_000;

/** The text is too long for the expression: to try it would hold everything else. */
export class TooLong extends Error {
  override name = 'TooLong';
}

/** What re2js has inside: the way it goes last, and how much is before it. */
interface Engine {
  doExecuteNFA(input: { endPos(): number }, ...rest: unknown[]): unknown;
}

/**
 * A regular expression as blackbox_exporter's configuration writes it, which is RE2's. `^+OK`, as its module
 * `pop3s_banner` has it, matches `OK` as RE2 does, and `+OK` as it is meant. Its methods throw {TooLong}.
 * @throws Error for what is none in RE2, like look-ahead and back-references
 */
export function goPattern(text: string): GoPattern {
  const compiled = compile(text);
  const size = compiled.programSize();
  const engine = (compiled as unknown as { re2Input: Engine }).re2Input;
  const follow = engine.doExecuteNFA.bind(engine);
  engine.doExecuteNFA = (input, ...rest) => {
    if (size * input.endPos() > MAX_SINGLE_STEPS) throw new TooLong();
    return follow(input, ...rest);
  };
  const guarded = <T>(one: string, match: () => T): T => {
    if (size * one.length > MAX_STEPS) throw new TooLong();
    return match();
  };
  return {
    test: (one) => guarded(one, () => compiled.test(one)),
    // Most texts do not match, and that is known long before the groups are.
    exec: (one) =>
      guarded(one, () => (compiled.test(one) ? (compiled.exec(one) as Match | null) : null)),
  };
}

function compile(text: string): Re2.RE2JS {
  // Read when it is first needed: most monitors have no patterns.
  const { RE2JS } = require('re2js') as typeof Re2;
  return RE2JS.compile(text.replace(/^((?:\(\?[imsU]+\))?)\^\+/, '$1^\\+?'));
}

/** What was expected in place of a text that is no expression, or one too large to be tried on a page; null else. */
export function patternFault(text: string): string | null {
  try {
    const size = compile(text).programSize();
    return size <= MAX_INSTRUCTIONS
      ? null
      : `a regular expression of at most ${MAX_INSTRUCTIONS} instructions, where this has ${size}`;
  } catch {
    return 'a regular expression like ^OK';
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
