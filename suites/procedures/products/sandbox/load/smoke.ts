import { sleep } from 'k6';
import { readCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import * as citizen from './citizen.ts';
import { handover } from './handover.ts';

// One user walks through the site.
export const { options } = handover;

/** A person looks at what they have done before they start again. */
const THINKING_SECONDS = 1;

export function setup(): Catalogue {
  return readCatalogue();
}

export function visit(catalogue: Catalogue): void {
  citizen.visit(catalogue);
  sleep(THINKING_SECONDS);
}
