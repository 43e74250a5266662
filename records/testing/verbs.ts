import { accept } from '../defects/accept.ts';
import { awaitRetest } from '../defects/await-retest.ts';
import type { Act } from '../defects/change.ts';
import { close } from '../defects/close.ts';
import { fix } from '../defects/fix.ts';
import { reopen } from '../defects/reopen.ts';
import { start } from '../defects/start.ts';
import { wait } from '../defects/wait.ts';
import type { DefectRecord } from '../defects/defect.ts';
import type { DefectState } from '../../words/scales/defect-state.ts';
import type { WriteConnection } from '../store/transaction.ts';

type Verb = (db: WriteConnection, id: string, act: Act) => Promise<DefectRecord>;

/** The verb that leads to each state, as if a person used it; nothing leads back to `new`. */
export const VERBS: Readonly<Record<Exclude<DefectState, 'new'>, Verb>> = {
  accepted: accept,
  'in-progress': start,
  waiting: wait,
  fixed: (db, id, act) => fix(db, id, act, 'Đã sửa'),
  retest: awaitRetest,
  closed: (db, id, { at, actor, note }) => close(db, id, { at, by: actor, result: note }),
  reopened: (db, id, act) => reopen(db, id, act),
};
