import * as clerk from './clerk.ts';
import { lookAfter } from './effect.ts';

// Documents and readers arrive at the profile's rate, whether those before them were served or not.
export const { options } = clerk.handover;

interface Start {
  /** Stands in the subject of all that this run registers. */
  marker: string;
}

export function setup(): Start {
  return { marker: `tai-${Date.now().toString(36)}` };
}

export function register({ marker }: Start): void {
  clerk.send(clerk.openForm(), marker);
}

export function browse(): void {
  clerk.browse();
}

export function teardown({ marker }: Start): void {
  lookAfter(marker);
}
