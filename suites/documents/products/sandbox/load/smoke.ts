import { sleep } from 'k6';
import * as clerk from './clerk.ts';

// One clerk reads the lists and the books.
export const { options } = clerk.handover;

/** A person looks at what they have read before they go on. */
const THINKING_SECONDS = 1;

export function visit(): void {
  clerk.visit();
  sleep(THINKING_SECONDS);
}
