import type { LoadProfile, Platform, Threshold } from '../../config/platforms/platform.ts';
import type { LoadRules } from '../../config/plan/plan.ts';
import { expressionParts } from '../../config/platforms/threshold.ts';
import type { ThresholdRecord } from '../../records/runs/load.ts';
import type { Samples } from './samples.ts';
import { calledOf } from './subject.ts';
import { countOf, type Asked, type Summary } from './summary.ts';
import { BEGUN } from './wrapper.ts';

/** What a run's thresholds are judged on. */
export interface Measured {
  platform: Platform;
  profile: LoadProfile;
  rules: LoadRules;
  summary: Summary;
  samples: Samples;
}

/** Every threshold of the run: those of the profile, those that rules of the plan add, those the script brought. */
export function judgeThresholds(run: Measured): ThresholdRecord[] {
  const { profile, summary } = run;
  const { effect } = profile;
  const configured = profile.thresholds.map((threshold) =>
    effect && threshold.metric === effect.arrived
      ? judgeEffect(run, threshold)
      : judge(run, threshold, askedFor(summary, threshold)),
  );
  const brought = summary.asked
    .filter(({ from }) => from === 'script')
    .map((asked) => judge(run, { ...asked, proves: [], assumed: false, from: 'script' }, asked));
  return [...configured, ...judgeChecks(run), ...brought];
}

/** A profile that nothing was measured of. */
export function unjudged(platform: Platform, profile: LoadProfile): ThresholdRecord[] {
  return profile.thresholds.map((threshold) => ({
    ...told(platform, profile, threshold),
    ...{ ok: null, samples: 0, value: null },
  }));
}

type Known = Omit<Threshold, 'from'> & { from?: 'plan' | 'script' };

function told(
  platform: Platform,
  profile: LoadProfile,
  { metric, expression, proves, assumed, norm, from }: Known,
): Omit<ThresholdRecord, 'ok' | 'samples' | 'value'> {
  return {
    ...{ metric, expression, proves, assumed },
    ...(norm === undefined ? {} : { norm }),
    ...(from === undefined ? {} : { from }),
    ...calledOf(platform, profile, metric),
  };
}

const askedFor = ({ asked }: Summary, { metric, expression }: Threshold) =>
  asked.find((one) => one.metric === metric && one.expression === expression);

function judge(run: Measured, threshold: Known, asked: Asked | undefined): ThresholdRecord {
  const place = asked && placeOf(run, asked);
  const metric = place === undefined ? undefined : run.summary.metrics.get(place);
  const ok = metric?.thresholds?.[threshold.expression]?.ok;
  const samples = asked && place ? samplesOf(run, asked, place) : 0;
  const measure = measureOf(threshold.expression);
  return {
    ...told(run.platform, run.profile, threshold),
    ok: samples > 0 && ok !== undefined ? ok : null,
    samples,
    value: samples > 0 ? (metric?.values[measure] ?? null) : null,
  };
}

const measureOf = (expression: string) =>
  expressionParts(expression)?.measure ?? expression.split(/[<>=!]/)[0]!.trim();

/** A script that has k6 judge no answer has none that were expected: what it brought is judged as it stands. */
function placeOf({ summary }: Measured, { from, plain, at }: Asked): string {
  const judgesAnswers = triesOf(summary, 'http_req_failed') > 0;
  return from === 'script' && !judgesAnswers ? plain : at;
}

/**
 * How much a threshold was judged on: times that were measured, tries of a rate. A counter at 0 was measured in every
 * iteration that was begun; but requests that must be reached say nothing where none was made.
 */
function samplesOf(run: Measured, asked: Asked, place: string): number {
  const { summary, samples } = run;
  const metric = summary.metrics.get(place);
  if (!metric) return 0;
  const { type, values } = metric;
  if (type === 'trend') return values['count'] ?? 0;
  if (type === 'rate') return triesOf(summary, place);
  if (type === 'gauge') return samples.counts.get(place.replace(/\{.*$/s, '')) ?? 0;
  const none = asked.plain !== asked.at && countOf(summary, asked.plain) === 0;
  return none ? 0 : Math.max(countOf(summary, BEGUN), values['count'] ?? 0);
}

function triesOf({ metrics }: Summary, rate: string): number {
  const values = metrics.get(rate)?.values;
  return (values?.['passes'] ?? 0) + (values?.['fails'] ?? 0);
}

/** The script's own checks count, whether it or the profile has a threshold on them or not. */
function judgeChecks({ summary, profile, rules }: Measured): ThresholdRecord[] {
  const tries = triesOf(summary, 'checks');
  if (tries === 0 || profile.thresholds.some(({ metric }) => metric === 'checks')) return [];
  const value = (summary.metrics.get('checks')?.values['passes'] ?? 0) / tries;
  return [
    {
      ...{ metric: 'checks', expression: `rate>=${rules.checks}`, proves: [], assumed: false },
      ...{ from: 'plan' as const, ok: value >= rules.checks, samples: tries, value },
    },
  ];
}

/** What the platform acknowledged must exist afterwards, as the script's teardown asked it. */
function judgeEffect(run: Measured, threshold: Threshold): ThresholdRecord {
  const { profile, platform, rules, summary, samples } = run;
  const { acknowledged, arrived } = profile.effect!;
  const owed = countOf(summary, acknowledged);
  const asked = samples.counts.has(arrived);
  const share = owed > 0 && asked ? countOf(summary, arrived) / owed : null;
  return {
    ...told(platform, profile, threshold),
    ok: share === null ? null : share >= rules.arrived,
    ...{ samples: asked ? owed : 0, value: share },
  };
}
