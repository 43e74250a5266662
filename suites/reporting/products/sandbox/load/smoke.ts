import { sleep } from 'k6';
import { handover, reporters, signInAs, visit as read } from './reporter.ts';

// One reporter reads the list and a report.
export const { options } = handover;

/** A person looks at what they have read before they go on. */
const THINKING_SECONDS = 1;
let isIn = false;

export function visit(): void {
  isIn ||= signInAs(reporters.find(({ unit }) => unit === handover.units.home));
  read();
  sleep(THINKING_SECONDS);
}
