import type { Evidence } from './evidence.ts';
import type { Measure } from '../../words/measures.ts';
import type { Text } from '../../words/text.ts';
import type { Verdict } from '../../words/scales/verdict.ts';

/** One threshold of a load profile after a run. `ok` is null where nothing was measured: never a pass. */
export interface ThresholdRecord {
  metric: string;
  expression: string;
  ok: boolean | null;
  /** Number of samples the threshold was judged on. */
  samples: number;
  /** Measured value in the metric's own unit (ms for times, ratio for rates), null where nothing was measured. */
  value: number | null;
  proves: string[];
  norm?: string;
  assumed: boolean;
  /** `script`: a tester's script brought it along; `plan`: a rule of the plan added it. Left out where the profile names it. */
  from?: 'script' | 'plan';
  /** What people call the request, or the count, that the metric speaks of. */
  subject?: Text;
  /** What a metric of the script's own measures; left out of k6's own, and where the platform does not say. */
  measure?: Measure;
  /** Why it was not judged though something was measured. */
  reason?: Text;
}

/** One named request of a load run. Times in ms. */
export interface RequestRecord {
  name: string;
  /** What people call it; left out where only the script names it. */
  title?: Text;
  count: number;
  /** Times of expected answers; null where there was none. */
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
  /** 0 to 1. */
  errorRate: number;
}

/** One second of a load run, for charts. `at` is seconds since the start; times in ms. */
export interface SeriesPoint {
  at: number;
  requests: number;
  failed: number;
  /** Times of expected answers; null in a second without one. */
  mean: number | null;
  p95: number | null;
  max: number | null;
}

/** What was asked of the load generator, or what it really offered. */
export interface Offer {
  seconds: number;
  /** Users at once; null where arrivals are what counts. */
  users: number | null;
  /** Arrivals, or iterations that were begun. */
  iterations: number | null;
}

/** What became of the iterations of a load run. */
export interface IterationCounts {
  /** Carried to their end, those that threw included. */
  done: number;
  /** Ended by an exception of the script. */
  threw: number;
  /** Never begun, since no user was free. */
  dropped: number;
}

export interface LoadRecord {
  platform: string;
  profile: string;
  title: Text;
  startedAt: string;
  durationMs: number;
  verdict: Verdict;
  /** Why it was blocked. */
  reason?: Text;
  thresholds: ThresholdRecord[];
  requests: RequestRecord[];
  /** HTTP requests per second over the whole run. */
  throughput: number;
  asked?: Offer;
  offered?: Offer;
  iterations?: IterationCounts;
  /** What the run did beside HTTP requests, by k6's metric: `ws_sessions`, `grpc_req_duration`, … */
  activity?: { metric: string; count: number }[];
  series: SeriesPoint[];
  evidence: Evidence[];
}
