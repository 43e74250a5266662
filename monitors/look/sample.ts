import type { Family } from '../exposition/exposition.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { technical } from '../reasons/technical/index.ts';
import { ProbeLog } from './log.ts';
import type { Walk } from './walk.ts';

export type Outcome = 'success' | 'failure' | 'blocked' | 'refused';

/** One result of a probe. */
export interface Sample {
  outcome: Outcome;
  /** Why it is not a success, without secrets; never a label of a metric. */
  why?: Reason;
  /** The same in one line of English, for logs and programs. */
  reason: string | undefined;
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

/** A reason as a sample holds it. @param why undefined where nobody knows */
export function explained(why: Reason | undefined): Pick<Sample, 'why' | 'reason'> {
  if (why === undefined) return { reason: undefined };
  return { why, reason: technical(why) };
}
