import type { DatabaseSync } from 'node:sqlite';
import type { Faults } from '../faults/faults.ts';
import type { Invitations } from './invitations.ts';
import type { Meetings } from './meetings.ts';
import type { Papers } from './papers.ts';
import type { Recordings } from './recordings.ts';
import type { Records } from './records.ts';
import type { Users } from './users.ts';
import type { Votes } from './votes.ts';

/** What the system keeps, and the switches of its faults. */
export interface Stores {
  db: DatabaseSync;
  users: Users;
  meetings: Meetings;
  invitations: Invitations;
  votes: Votes;
  papers: Papers;
  recordings: Recordings;
  records: Records;
  faults: Faults;
}
