/** What may hold a brace that opens nothing: an escaped sign, a comment, a string, also one without an end, an address. */
const OPAQUE =
  /\\[^]|\/\*[^]*?\*\/|"(?:\\[^]|[^"\\\n])*(?:"|$)|'(?:\\[^]|[^'\\\n])*(?:'|$)|url\([^"'()]*\)/g;

/**
 * Whether a stylesheet ends within a comment or a declaration: half of it has not come, and browsers close what is open
 * without a word. A brace that somebody forgot at its end cuts nothing off.
 */
export function isCut(css: string): boolean {
  const rest = css.replace(OPAQUE, '').trimEnd();
  if (rest.includes('/*')) return true;
  const count = (sign: string) => rest.split(sign).length;
  return count('{') > count('}') && !/[;}]$/.test(rest);
}
