import { existsSync } from 'node:fs';
import type { HarnessFault } from '../../records/runs/verdict.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import { keepEvidence } from '../evidence.ts';
import { thresholdVerdict } from '../judge/requirements.ts';
import { harnessFault } from '../wording.ts';
import { activityOf } from './activity.ts';
import { doubted, doubtsOf, withChecks, type Doubt } from './doubts.ts';
import { askedOf, iterationsOf, offeredOf } from './offer.ts';
import { runK6, scriptOf, type Ended } from './process.ts';
import { readSummary, type Summary } from './summary.ts';
import { judgeThresholds, unjudged } from './thresholds.ts';
import type { LoadRun } from './run.ts';

export { plannedMs } from './planned.ts';

export interface LoadResult {
  record: LoadRecord;
  faults: HarnessFault[];
}

/**
 * Runs one load profile and judges its thresholds. What k6 could not measure is `blocked`, never a pass. It never
 * rejects: whatever fails on our side is a fault of the harness, and the load is blocked.
 */
export async function runLoad(run: LoadRun): Promise<LoadResult> {
  const startedAt = new Date();
  const began = performance.now();
  const whole = (rest: Omit<LoadRecord, keyof Known>): LoadRecord => ({
    ...{ platform: run.platform.slug, profile: run.name, title: run.profile.title },
    ...{ startedAt: startedAt.toISOString(), durationMs: Math.round(performance.now() - began) },
    asked: askedOf(run.profile),
    ...rest,
  });
  if (!existsSync(scriptOf(run))) return noScript(run, whole);
  try {
    const ended = await runK6(run);
    const jump = Date.now() - startedAt.getTime() - (performance.now() - began);
    const summary = readSummary(ended.samples.record);
    return summary
      ? await judged(run, ended, summary, jump, whole)
      : blocked(run, faultOf(run, ended), whole);
  } catch (error) {
    return blocked(run, harnessFault('load-failed', `${run.name}: ${reasonOf(run, error)}`), whole);
  }
}

type Known = Pick<
  LoadRecord,
  'platform' | 'profile' | 'title' | 'startedAt' | 'durationMs' | 'asked'
>;
type Whole = (rest: Omit<LoadRecord, keyof Known>) => LoadRecord;

/** Without the path, which is this machine's alone. */
function reasonOf({ mask }: LoadRun, error: unknown): string {
  return mask((error as Error).message.split(', ')[0]!);
}

/** What a product cannot be loaded with says nothing of it. */
function noScript(run: LoadRun, whole: Whole): LoadResult {
  const record = whole({
    ...{ verdict: 'not-run', reason: harnessFault('load-not-offered', run.profile.script).text },
    thresholds: unjudged(run.platform, run.profile),
    ...{ requests: [], throughput: 0, series: [], evidence: [] },
  });
  return { record, faults: [] };
}

function blocked(run: LoadRun, fault: HarnessFault, whole: Whole): LoadResult {
  const record = whole({
    ...{ verdict: run.stop.aborted ? 'not-run' : 'blocked', reason: fault.text },
    thresholds: unjudged(run.platform, run.profile),
    ...{ requests: [], throughput: 0, series: [], evidence: [] },
  });
  return { record, faults: run.stop.aborted ? [] : [fault] };
}

/** k6 ends with these where what the script does or asks for is wrong, or where it ends the run itself. */
const scriptCodes = new Set([100, 101, 104, 107, 108, 110]);
/** k6 ends with these where thresholds were crossed, or not; everything else is no whole run. */
const wholeCodes = new Set([0, 99]);

/** Why k6 left no result, or one that is not whole. */
function faultOf({ name, mask }: LoadRun, { code, reason, overtime, errors, samples }: Ended) {
  const last = errors.last();
  if (overtime !== null) {
    const asked = `${Math.round(overtime.plannedMs / 1_000)} s < ${Math.round(overtime.afterMs / 1_000)} s`;
    return harnessFault('load-too-long', `${name}: ${asked}`);
  }
  // The wrapper always exports something: k6 was not given it.
  const broken = scriptCodes.has(code ?? -1) && !/no exported functions in script/.test(last);
  const why = mask(last || samples.record[2] || reason);
  return harnessFault(broken ? 'k6-script' : 'k6-ended', `${name}: ${why}`);
}

async function judged(
  run: LoadRun,
  ended: Ended,
  summary: Summary,
  jump: number,
  whole: Whole,
): Promise<LoadResult> {
  const { name, profile, platform, rules, stop } = run;
  const { samples, errors } = ended;
  const asked = askedOf(profile);
  const offered = offeredOf(asked, summary, samples);
  const iterations = iterationsOf(summary);
  const doubts: Doubt[] = [
    ...(wholeCodes.has(ended.code ?? -1) ? [] : [notWhole(run, ended)]),
    ...doubtsOf({
      ...{ name, rules, asked, offered, iterations, summary, samples, jump },
      error: run.mask(errors.first()),
    }),
  ];
  const measured = judgeThresholds({ platform, profile, rules, summary, samples });
  const thresholds = withChecks(measured.map((one) => doubted(one, doubts)));
  const requests = samples.requests.map((one) =>
    Object.hasOwn(platform.requests, one.name)
      ? { ...one, title: platform.requests[one.name]! }
      : one,
  );
  const count = requests.reduce((sum, one) => sum + one.count, 0);
  const kept = await keep(run, {
    thresholds,
    offered,
    iterations,
    requests,
    series: samples.series,
    metrics: summary.raw,
  });
  const faults = [
    ...doubts.map(({ fault }) => fault),
    ...faultsOf(name, thresholds),
    ...kept.faults,
  ];
  const activity = activityOf(summary);
  const record = whole({
    verdict: stop.aborted ? 'not-run' : verdictOf(thresholds, faults),
    ...(faults[0] ? { reason: faults[0].text } : {}),
    ...{ thresholds, requests, offered, iterations },
    throughput: summary.seconds > 0 ? Math.round((count / summary.seconds) * 100) / 100 : 0,
    ...(activity.length > 0 ? { activity } : {}),
    ...{ series: samples.series, evidence: kept.evidence },
  });
  return { record, faults: stop.aborted ? [] : faults };
}

/** The script ended the run, or threw outside its iterations: what was met until then proves nothing. */
function notWhole(run: LoadRun, ended: Ended): Doubt {
  return { fault: faultOf(run, ended), passes: false, failures: 'answers' };
}

async function keep(run: LoadRun, content: object) {
  const file = `evidence/load/${run.platform.slug}-${run.name}.json`;
  try {
    const evidence = await keepEvidence(run.folder, file, 'load', JSON.stringify(content, null, 1));
    return { evidence: [evidence], faults: [] };
  } catch (error) {
    const fault = harnessFault('evidence-failed', `${run.name}: ${reasonOf(run, error)}`);
    return { evidence: [], faults: [fault] };
  }
}

/** A crossed threshold outweighs what was not judged; a run with a fault of ours is no pass. */
function verdictOf(thresholds: ThresholdRecord[], faults: HarnessFault[]): LoadRecord['verdict'] {
  if (thresholds.some((one) => thresholdVerdict(one) === 'fail')) return 'fail';
  return thresholds.length === 0 || faults.length > 0 ? 'blocked' : 'pass';
}

/** Thresholds that nothing was measured for, one by one: what a doubt took is explained by the doubt. */
function faultsOf(profile: string, thresholds: ThresholdRecord[]): HarnessFault[] {
  return thresholds
    .filter((one) => thresholdVerdict(one) === 'blocked' && one.reason === undefined)
    .map((one) =>
      harnessFault(
        one.samples === 0 ? 'no-samples' : 'threshold-absent',
        `${profile}: ${one.metric} ${one.expression}`,
      ),
    );
}
