/** A line of a probe's log. Where it has `err` that follows the message in what is read of it alone. */
export interface Line {
  message: string;
  fields?: Readonly<Record<string, unknown>>;
  /** `error` where left out. */
  level?: 'warn';
}

const MAX_LETTERS = 300;

/** A hostile answer must not fill a log or a page. */
export function shortened(text: string): string {
  return text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text;
}
