import type { DefectState } from '../../words/scales/defect-state.ts';

/** Each state of a defect and those that it may go to from there. No verb moves a defect otherwise. */
export const TRANSITIONS: Readonly<Record<DefectState, readonly DefectState[]>> = {
  new: ['accepted', 'fixed', 'retest', 'closed'],
  accepted: ['in-progress', 'waiting', 'fixed', 'retest', 'closed'],
  'in-progress': ['waiting', 'fixed', 'retest', 'closed'],
  waiting: ['in-progress', 'fixed', 'retest', 'closed'],
  fixed: ['retest', 'closed', 'reopened'],
  retest: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['accepted', 'fixed', 'retest', 'closed'],
};

export function isAllowed(from: DefectState, to: DefectState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Whether a defect is thought solved: one that is seen again, or fails its retest, reopens. */
export function isSolved(state: DefectState): boolean {
  return isAllowed(state, 'reopened');
}
