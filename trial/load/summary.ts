import type { ThresholdRecord } from '../../records/model.ts';
import type { Threshold } from '../../config/platform.ts';
import { SEEN } from '../../suites/load-options.ts';

/** What `handleSummary` is given by k6 2.2; only what is read here. */
export interface K6Summary {
  metrics: Record<
    string,
    {
      type: string;
      contains: string;
      values: Record<string, number>;
      thresholds?: Record<string, { ok: boolean }>;
    }
  >;
  state?: { testRunDurationMs: number };
}

/** Number of samples behind a metric: counts of time metrics, tries of rates, sums of counters. */
export function samplesOf(metric: K6Summary['metrics'][string] | undefined): number {
  if (!metric) return 0;
  const { values } = metric;
  if (metric.type === 'rate') return (values.passes ?? 0) + (values.fails ?? 0);
  return values.count ?? (metric.type === 'gauge' && values.value !== undefined ? 1 : 0);
}

/**
 * Judges the plan's thresholds on a summary. `ok` is null where k6 tells no result or nothing was measured: k6 itself
 * lets a threshold without samples pass.
 */
export function judgeThresholds(summary: K6Summary, wanted: Threshold[]): ThresholdRecord[] {
  return wanted.map((threshold) => {
    const metric = summary.metrics[threshold.metric];
    const samples = samplesOf(metric);
    const told = metric?.thresholds?.[threshold.expression]?.ok;
    return {
      metric: threshold.metric,
      expression: threshold.expression,
      ok: samples > 0 && told !== undefined ? told : null,
      samples,
      value: metric && samples > 0 ? measured(metric.values, threshold.expression) : null,
      proves: threshold.proves,
      ...(threshold.norm ? { norm: threshold.norm } : {}),
      assumed: threshold.assumed,
    };
  });
}

/** Expressions that only pair a threshold with its count, or make k6 report a named request. */
const bookkeeping = new Set([SEEN, 'count>=0', 'max>=0', 'rate>=0']);

/** Thresholds that a tester's own script brought along. */
export function ownThresholds(summary: K6Summary, wanted: Threshold[]): Threshold[] {
  const known = new Set(wanted.map((one) => `${one.metric} ${one.expression}`));
  return Object.entries(summary.metrics).flatMap(([metric, entry]) =>
    Object.keys(entry.thresholds ?? {})
      .filter((one) => !known.has(`${metric} ${one}`) && !bookkeeping.has(one))
      .map((expression) => ({ metric, expression, proves: [], assumed: false })),
  );
}

function measured(values: Record<string, number>, expression: string): number | null {
  const name = expression.match(/^\s*([a-z]+(?:\([\d.]+\))?)/)?.[1] ?? '';
  return values[name] ?? null;
}
