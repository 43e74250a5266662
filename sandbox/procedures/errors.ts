/** What a person entered cannot be accepted; the message tells them why, in Vietnamese. */
export class InputError extends Error {
  override name = 'InputError';
}

/** A request the platform answers with an error page of this status. */
export class PageError extends Error {
  override name = 'PageError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
