/** A line of a probe's log. Where it has `err` that follows the message in what is read of it alone. */
export interface Line {
  message: string;
  fields?: Readonly<Record<string, unknown>>;
  /** `error` where left out. */
  level?: 'warn';
}
