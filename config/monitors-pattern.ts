/**
 * A regular expression as blackbox_exporter's configuration writes it (RE2), as JavaScript's.
 * Leading flags, `\A`, `\z`, `(?P<name>`, POSIX classes and a repeated anchor are translated; `^+OK`, as the module
 * `pop3s_banner` has it, matches `OK` as RE2 does, and `+OK` as it is meant.
 * @throws SyntaxError for what JavaScript cannot read either
 */
export function goPattern(text: string): RegExp {
  const [, flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  const source = (flags === '' ? text : text.slice(flags.length + 3))
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$')
    .replace(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole)
    .replace(/^\^\+/, '^\\+?')
    .replace(/^\^[*?]/, '^');
  return new RegExp(source, flags);
}

const POSIX: Record<string, string> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

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
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
};

/** Go's notation, `5s`, `1m30s`, `0.5s`, in milliseconds. */
export function goMilliseconds(text: string): number {
  let total = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)([a-zµ]+)/g))
    total += Number(count) * (UNIT_MS[unit] ?? 0);
  return total;
}

/** `5MB`, `512KiB` or a number, in bytes; like blackbox_exporter, a megabyte is 2^20. */
export function goBytes(size: string | number): number {
  if (typeof size === 'number') return size;
  const [, count = '0', unit = ''] = /^(\d+(?:\.\d+)?)([KMG]?)i?B?$/.exec(size) ?? [];
  const power = { '': 0, K: 1, M: 2, G: 3 }[unit] ?? 0;
  return Math.floor(Number(count) * 1024 ** power);
}
