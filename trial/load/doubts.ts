import type { LoadRules } from '../../config/plan/plan.ts';
import type { HarnessFault } from '../../records/runs/verdict.ts';
import type { IterationCounts, Offer, ThresholdRecord } from '../../records/runs/load.ts';
import { harnessFault } from '../wording.ts';
import { isLess } from './offer.ts';
import type { Samples } from './samples.ts';
import { countOf, type Summary } from './summary.ts';
import { BEGUN } from './wrapper.ts';

/** Something about a run by which its figures prove less than they say. */
export interface Doubt {
  fault: HarnessFault;
  /** Whether what was met still counts. */
  passes: boolean;
  /**
   * Which crossed thresholds still count: `all`; `answers`, those on response times and failed requests, which are the
   * platform's however many came; `none`.
   */
  failures: 'all' | 'answers' | 'none';
}

export interface Run {
  name: string;
  rules: LoadRules;
  asked: Offer;
  offered: Offer;
  iterations: IterationCounts;
  summary: Summary;
  samples: Samples;
  /** First exception that the script threw, as k6 wrote it; empty where it wrote none. */
  error: string;
  /** ms by which the clock and the time that passed differ. */
  jump: number;
}

/** k6 tells its users every second: a gap this long in s is no delay of a busy machine. */
const STANDSTILL = 4;
/** ms; a clock that is set right little by little stays below. */
const JUMP = 2_000;

export function doubtsOf(run: Run): Doubt[] {
  const { samples, jump, rules, asked, offered, iterations } = run;
  return [
    ...(Math.abs(jump) > JUMP ? [clock(run)] : []),
    ...(samples.silence >= STANDSTILL ? [standstill(run)] : []),
    ...(samples.ownFailures.count > 0 ? [ownLack(run)] : []),
    ...(tooManyThrew(run) ? [threw(run)] : []),
    ...idle(run),
    ...(isLess(asked, offered, iterations, samples, rules.offered) ? [less(run)] : []),
  ];
}

function clock({ name, jump }: Run): Doubt {
  const detail = `${name}: ${Math.round(jump / 1_000)} s`;
  return { fault: harnessFault('clock-jumped', detail), passes: false, failures: 'none' };
}

function standstill({ name, samples }: Run): Doubt {
  const detail = `${name}: ${Math.round(samples.silence)} s`;
  return { fault: harnessFault('load-standstill', detail), passes: false, failures: 'none' };
}

function ownLack({ name, samples }: Run): Doubt {
  const { count, error } = samples.ownFailures;
  const fault = harnessFault('load-own-lack', `${name}: ${count} × ${error}`);
  return { fault, passes: true, failures: 'none' };
}

function tooManyThrew({ rules, iterations, offered }: Run): boolean {
  return iterations.threw > (offered.iterations ?? 0) * rules.thrown;
}

function threw({ name, iterations, offered, error }: Run): Doubt {
  const detail = `${name}: ${iterations.threw}/${offered.iterations ?? 0}${error && `, ${error}`}`;
  return { fault: harnessFault('load-threw', detail), passes: false, failures: 'answers' };
}

function idle({ name, summary }: Run): Doubt[] {
  const never = summary.scenarios.filter(
    (scenario) => countOf(summary, `${BEGUN}{scenario:${scenario}}`) === 0,
  );
  return never.map((scenario) => ({
    fault: harnessFault('load-idle', `${name}: ${scenario}`),
    ...{ passes: false, failures: 'answers' },
  }));
}

function less({ name, asked, offered, iterations }: Run): Doubt {
  const dropped = iterations.dropped > 0 ? ` (−${iterations.dropped})` : '';
  const detail = `${name}: ${offerWords(offered)}${dropped} < ${offerWords(asked)}`;
  // Before anything was begun, only the script's preparations were refused, or failed by themselves.
  const failures = offered.iterations === 0 ? 'none' : 'answers';
  return { fault: harnessFault('load-less', detail), passes: false, failures };
}

/** In signs that both languages read: `2 × 5 s`, or how many arrived in how long. */
function offerWords({ seconds, users, iterations }: Offer): string {
  if (users !== null) return `${users} × ${seconds} s`;
  return `${iterations ?? 0}/${seconds} s`;
}

/** A threshold as it counts after all doubts: what proves nothing any more is null, with the reason. */
export function doubted(record: ThresholdRecord, doubts: Doubt[]): ThresholdRecord {
  // A tester's own threshold accuses nobody: it was crossed in the script's own terms, however many came.
  const stands = record.metric.startsWith('http_req_') || record.from === 'script';
  const against = doubts.find(({ passes, failures }) =>
    record.ok === true ? !passes : failures === 'none' || (failures === 'answers' && !stands),
  );
  if (record.ok === null || !against) return record;
  return { ...record, ok: null, reason: against.fault.text };
}

/** Answers that are not what the script's checks want prove nothing by being quick: what was met then is not judged. */
export function withChecks(thresholds: ThresholdRecord[]): ThresholdRecord[] {
  if (!thresholds.some(({ metric, ok }) => metric === 'checks' && ok === false)) return thresholds;
  const reason = {
    vi: 'Các phép kiểm tra trong kịch bản tải không đạt',
    en: "The load script's checks did not hold",
  };
  return thresholds.map((one) =>
    one.ok === true && one.metric !== 'checks' ? { ...one, ok: null, reason } : one,
  );
}
