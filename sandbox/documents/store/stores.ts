import type { DatabaseSync } from 'node:sqlite';
import type { Faults } from '../faults/faults.ts';
import type { Deliveries } from './deliveries.ts';
import type { Documents } from './documents.ts';
import type { Opinions } from './opinions.ts';
import type { Papers } from './papers.ts';
import type { Records } from './records.ts';
import type { Tasks } from './tasks.ts';
import type { Users } from './users.ts';
import type { WorkFiles } from './work-files.ts';

/** What the system keeps, and the switches of its faults. */
export interface Stores {
  db: DatabaseSync;
  users: Users;
  documents: Documents;
  papers: Papers;
  opinions: Opinions;
  tasks: Tasks;
  workFiles: WorkFiles;
  deliveries: Deliveries;
  records: Records;
  faults: Faults;
}
