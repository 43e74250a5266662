import type { Text } from '../../words/text.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Said } from '../../words/said/said.ts';

/** A requirement whose verdict is another than in the former run. */
export interface TrendChange {
  platform: string;
  requirement: string;
  title: Text;
  from: Verdict;
  to: Verdict;
}

/** What took clearly longer than in the former run; a load's requests by their p95. Times in ms. */
export interface Slower {
  kind: 'case' | 'step' | 'load';
  platform: string;
  what: Said;
  beforeMs: number;
  afterMs: number;
}

/** How a run compares with the former one of the same target. */
export interface Trend {
  /** Null where there is none yet. */
  former: { id: string; startedAt: string; decision: Decision } | null;
  /** What keeps the two from being compared as a whole. */
  differences: Text[];
  /** Did not fail before, fails now. */
  red: TrendChange[];
  /** Passed before, is proved no more. */
  lost: TrendChange[];
  /** Did not pass before, passes now. */
  green: TrendChange[];
  slower: Slower[];
}
