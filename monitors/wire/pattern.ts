import { goPattern, TooLong } from '../../config/monitoring/go-notation.ts';
import type { GoPattern, Match } from '../../config/monitoring/go-notation.ts';
import { Blocked } from '../look/faults.ts';

const compiled = new Map<string, GoPattern>();
/** The patterns of a configuration, with room for some that were reloaded away. */
const MAX_COMPILED = 10_000;

/**
 * A pattern of the configuration, compiled once. Its methods throw {Blocked} where a text is too long for it: what was
 * not tried is not judged, and no page holds the monitor.
 */
export function pattern(text: string): GoPattern {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const { test, exec } = goPattern(text);
  const made: GoPattern = {
    test: (one) => orBlocked(text, one, test),
    exec: (one) => orBlocked(text, one, exec),
  };
  compiled.set(text, made);
  return made;
}

function orBlocked<T>(text: string, one: string, match: (one: string) => T): T {
  try {
    return match(one);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    throw new Blocked(
      { code: 'text-too-long', letters: one.length, regexp: text },
      { cause: error },
    );
  }
}

/** `${1}`, `$1` and `${name}` in a template filled from a match, as Go's `Expand`. */
export function expand(template: string, match: Match): string {
  return template.replace(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return whole === '$$' ? '$' : whole;
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}
