import type { Family } from '../exposition/exposition.ts';
import { ProbeLog } from './log.ts';
import type { Walk } from './walk.ts';

export type Outcome = 'success' | 'failure' | 'blocked' | 'refused';

/** One result of a probe. */
export interface Sample {
  outcome: Outcome;
  /** Why it is not a success, for a person; never a label of a metric. */
  reason: string | undefined;
  /** The reason in the Vietnamese of somebody who does not program. */
  words?: string;
  /** Unix time in milliseconds. */
  finishedAt: number;
  durationSeconds: number;
  /** What was measured; of a blocked look only what led there. */
  families: Family[];
  log: ProbeLog;
  /** What a journey did, where one was walked. */
  walk?: Walk;
  /** Names the evidence of a failure, served under `/evidence/<id>/`. */
  evidence?: string;
}
