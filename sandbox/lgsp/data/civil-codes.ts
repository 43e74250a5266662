/** What the civil status service answers; the words of 108, 200, 201 and 302 are assumed. */
export const CIVIL_CODES = {
  0: 'ERROR',
  1: 'OK',
  100: 'AUTHEN_ERROR',
  101: 'IP_DISALLOWED',
  106: 'AGENCY_ID_INCORRECT',
  108: 'MODULE_INCORRECT',
  200: 'DOSSIER_NOT_FOUND',
  201: 'DOSSIER_DUPLICATE',
  302: 'DOSSIER_CLOSED',
  500: 'DATA_INCORRECT',
} as const;
export type CivilCode = keyof typeof CIVIL_CODES;

/** Registration of birth, death and marriage. */
export const MODULES = ['LTKS', 'LTKT', 'LTKH'] as const;

/** States of a registration: received, to be completed, complete, done. */
export const STATES = { received: 1, supplement: 2, eligible: 3, done: 4 } as const;
