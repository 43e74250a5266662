import { sleep } from 'k6';
import { handover, System } from './system.ts';

// The province's one-stop system calls the services one after another.
export const { options } = handover;

const account = handover.accounts.find(({ role }) => role === 'province-system');
const system = new System(account);

export function visit(): void {
  system.catalogue();
  system.enterprise();
  system.status(handover.units.home);
  system.services();
  sleep(1);
}
