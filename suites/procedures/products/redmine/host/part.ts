import path from 'node:path';
import type { SitePart } from '../../../../product/issue-tracker/site.ts';
import { PASSWORD, peopleOf, unitsOf } from './desk.ts';

/** The one-stop desk of the site. */
export const part: SitePart = {
  ...{ address: 'procedures', key: 'procedures' },
  seed: path.join(import.meta.dirname, 'seed.rb'),
  data: () => ({ units: unitsOf(), people: peopleOf(), password: PASSWORD }),
  added: path.join(import.meta.dirname, 'desk.rb'),
  faults: {
    'no-reception': {
      says: 'the one-stop officer can no longer receive a dossier',
      requirement: 'TTHC-03',
      taken: [['filed', 'received']],
    },
    'no-signing': {
      says: 'the leader can no longer sign',
      requirement: 'TTHC-15',
      taken: [['signing', 'done']],
    },
  },
};
