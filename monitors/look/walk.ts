/** What a journey did, for its metrics. */
export interface Walk {
  journey: string;
  durationMs: number;
  steps: readonly WalkedStep[];
  /** Title of the step it failed at. */
  failedAt: string | undefined;
  /** Whether own data could not be removed after it. */
  leftBehind: boolean;
  /** Id of what was kept of a failure. */
  evidence: string | undefined;
}

/** A named step of a walk, or what it set up for itself. */
export interface WalkedStep {
  title: string;
  durationMs: number;
  failed: boolean;
}
