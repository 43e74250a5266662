import { WireError } from '../../words/reasons/cause.ts';

/** The look's time was over before the answer was there. */
export class TimeOver extends WireError {
  override name = 'TimeOver';

  constructor() {
    super('timeout', 'context deadline exceeded');
  }
}

/** The promise's value, unless the signal aborts first. What comes too late is dropped, errors too. */
export function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      promise.catch(() => undefined);
      reject(new TimeOver());
      return;
    }
    const over = () => reject(new TimeOver());
    signal.addEventListener('abort', over, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', over));
  });
}
