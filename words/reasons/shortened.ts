const MAX_LETTERS = 300;

/** A hostile answer must not fill a log or a page. */
export function shortened(text: string): string {
  return text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text;
}
