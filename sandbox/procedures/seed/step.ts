import { FINAL, STATUS } from '../../data/statuses.ts';
import type { Status, Step } from '../../data/statuses.ts';

/** Where a dossier of this status waits. */
export function stepOf(status: Status): Step {
  if (FINAL.includes(status)) return 'end';
  if (status === STATUS.done) return 'return';
  return status === STATUS.inProgress ? 'assess' : 'receive';
}
