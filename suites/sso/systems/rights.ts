import type { System } from '../offer/visit.ts';

/** Permission of the platform → the system that it opens. */
export const OPENS: Readonly<Record<string, System>> = {
  'enter-portal': 'citizens',
  'enter-desk': 'desk',
  'enter-documents': 'documents',
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(OPENS);
