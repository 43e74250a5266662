/** What was planted, and what was measured of it; undefined where nothing could be measured. */
export interface ReadBack {
  planted: number;
  read: number | undefined;
  /** Whether this machine held no window up meanwhile: else what was read is its own. */
  steady: boolean;
}

/** What came of reading something back: off by a share of what was planted, or not to be judged. */
export type Verdict = 'within' | 'off' | 'not measured' | 'machine too busy';

/** How far off a value that is read back may be, as a share of what was planted. */
export const TOLERANCE = 0.1;

/** How far off it was, as a share of what was planted. */
export function offBy({ planted, read }: Pick<ReadBack, 'planted' | 'read'>): number | undefined {
  return read === undefined ? undefined : Math.abs(read - planted) / planted;
}

/** A busy machine is no measure of anything, however near the value came. */
export function judged({ planted, read, steady }: ReadBack): Verdict {
  if (!steady) return 'machine too busy';
  const off = offBy({ planted, read });
  if (off === undefined || Number.isNaN(off)) return 'not measured';
  return off <= TOLERANCE ? 'within' : 'off';
}
