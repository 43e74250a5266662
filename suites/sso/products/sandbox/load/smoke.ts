import { sleep } from 'k6';
import { handover, signInOnce } from './citizen.ts';

// One citizen after another.
export const { options } = handover;

export function visit(): void {
  signInOnce();
  sleep(1);
}
