import { sleep } from 'k6';
import exec from 'k6/execution';
import { communes, handover, System } from './system.ts';

// For hours, with tokens that live for a minute and are renewed before they end.
export const { options } = handover;

const LIFETIME_S = 60;
let system: System | undefined;

export function endure(): void {
  system ??= new System(communes[(exec.vu.idInTest - 1) % communes.length], LIFETIME_S);
  system.catalogue();
  system.enterprise();
  sleep(2);
}
