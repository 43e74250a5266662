import { goPattern } from '../../config/monitors-pattern.ts';
import type { GoPattern, Match } from '../../config/monitors-pattern.ts';

const compiled = new Map<string, GoPattern>();
/** The patterns of a configuration, with room for some that were reloaded away. */
const MAX_COMPILED = 10_000;

/** A pattern of the configuration, compiled once. */
export function pattern(text: string): GoPattern {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const made = goPattern(text);
  compiled.set(text, made);
  return made;
}

/** `${1}`, `$1` and `${name}` in a template filled from a match, as Go's `Expand`. */
export function expand(template: string, match: Match): string {
  return template.replace(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return whole === '$$' ? '$' : whole;
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}
