import { sleep } from 'k6';
import exec from 'k6/execution';
import { communes, handover, System } from './system.ts';

// The systems of all communes: each user of the load is one of them.
export const { options } = handover;

let system: System | undefined;

export function visit(): void {
  const account = communes[(exec.vu.idInTest - 1) % communes.length];
  system ??= new System(account);
  system.catalogue();
  system.enterprise();
  system.status(account?.unit ?? '');
  system.services();
  sleep(1);
}
