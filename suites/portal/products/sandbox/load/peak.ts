import { handover, look } from './visitor.ts';

// Visitors arrive whether those before them were served or not.
export const { options } = handover;

export function visit(): void {
  look();
}
