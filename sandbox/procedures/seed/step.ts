import { STATUS } from '../../data/statuses.ts';
import { FINAL } from '../data/steps.ts';
import type { Status } from '../../data/statuses.ts';
import type { Step } from '../data/steps.ts';

/** Where a dossier of this status waits. */
export function stepOf(status: Status): Step {
  if (FINAL.includes(status)) return 'end';
  if (status === STATUS.done) return 'return';
  return status === STATUS.inProgress ? 'assess' : 'receive';
}
