import { handover, signInOnce } from './citizen.ts';

// Citizens arrive whether those before them were served or not.
export const { options } = handover;

export function visit(): void {
  signInOnce();
}
