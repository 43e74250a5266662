import type { DefectState } from '../words/scales/defect-state.ts';

/** The store could not be opened or written: a full disk, a read-only folder, a damaged file, a server that is away. */
export class StoreError extends Error {
  override name = 'StoreError';
}

export class NoSuchDefect extends Error {
  override name = 'NoSuchDefect';
}

/** What was asked of a defect is not allowed as it stands; nothing was written. */
export class DefectRefusal extends Error {
  override name = 'DefectRefusal';
}

/** The table of transitions does not lead from the defect's state to the one that was asked for. */
export class TransitionRefused extends DefectRefusal {
  override name = 'TransitionRefused';

  constructor(id: string, from: DefectState, to: DefectState) {
    super(`${id} cannot go from ${from} to ${to}`);
  }
}

/** The defect was changed by somebody else between being read and being written. */
export class DefectChanged extends DefectRefusal {
  override name = 'DefectChanged';

  constructor(id: string) {
    super(`${id} was changed meanwhile`);
  }
}

/** A closed defect is not retested; it reopens where it is seen again. */
export class DefectClosed extends DefectRefusal {
  override name = 'DefectClosed';

  constructor(id: string) {
    super(`${id} is closed already`);
  }
}

/** A retest on another target than the defect was found on proves nothing of it. */
export class OtherTarget extends DefectRefusal {
  override name = 'OtherTarget';

  constructor(id: string, foundOn: string, target: string) {
    super(`${id} was found on ${foundOn}, not on ${target}`);
  }
}

/** The alert that opened the defect has not been resolved. */
export class AlertFiring extends DefectRefusal {
  override name = 'AlertFiring';

  constructor(id: string) {
    super(`the alert of ${id} still fires`);
  }
}

/** The end of an alert is confirmed by a person. */
export class ConfirmerMissing extends DefectRefusal {
  override name = 'ConfirmerMissing';

  constructor(id: string) {
    super(`${id} was opened by an alert: name who confirms its end with --by`);
  }
}

export class NoSuchRun extends Error {
  override name = 'NoSuchRun';
}

/** A result for this case of this run was already acknowledged. */
export class DuplicateResult extends Error {
  override name = 'DuplicateResult';
}
