import { sleep } from 'k6';
import { handover, look } from './visitor.ts';

// One visitor, page after page.
export const { options } = handover;

export function visit(): void {
  look();
  sleep(1);
}
