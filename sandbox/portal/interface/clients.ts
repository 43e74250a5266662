import { PROVINCE_CODE } from '../../data/units.ts';
import { PASSWORD } from '../../data/people.ts';
import type { Agency } from '../data/agencies.ts';

/** A system that is connected to the portal. */
export interface Client {
  username: string;
  password: string;
  /** False: may read, not write (403). */
  mayWrite: boolean;
  /** Whether an agency is one of those it speaks for. */
  speaksFor(agency: Agency): boolean;
}

const client = (username: string, mayWrite: boolean, speaksFor: Client['speaksFor']): Client => ({
  ...{ username, password: PASSWORD, mayWrite, speaksFor },
});

/** The one-stop systems of a province and of a ministry, and one that only reads. */
export const clients: readonly Client[] = [
  client('mot-cua-dong-nai', true, ({ province }) => province === PROVINCE_CODE),
  client('mot-cua-bo-y-te', true, ({ code }) => code === 'bo.18'),
  client('doc-dong-nai', false, ({ province }) => province === PROVINCE_CODE),
];
