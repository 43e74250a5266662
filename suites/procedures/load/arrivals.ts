import { readCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import * as citizen from './citizen.ts';
import { handover } from './handover.ts';

// Dossiers and visitors arrive at the profile's rate, whether those before them were served or not.
export const { options } = handover;

export function setup(): Catalogue {
  return readCatalogue();
}

export function file(catalogue: Catalogue): void {
  citizen.fileDossier(catalogue);
}

export function browse(catalogue: Catalogue): void {
  citizen.browse(catalogue);
}
