import { readCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import * as citizen from './citizen.ts';
import { lookAfter, lookBefore, type Before } from './effect.ts';
import { handover } from './handover.ts';

// Dossiers and visitors arrive at the profile's rate, whether those before them were served or not.
export const { options } = handover;

interface Start extends Before {
  catalogue: Catalogue;
}

export function setup(): Start {
  return { catalogue: readCatalogue(), ...lookBefore() };
}

export function file({ catalogue }: Start): void {
  citizen.fileDossier(catalogue);
}

export function browse({ catalogue }: Start): void {
  citizen.browse(catalogue);
}

export function teardown(start: Start): void {
  lookAfter(start);
}
