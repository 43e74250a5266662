import type { Failure } from '../../records/runs/case.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { blameOf } from '../../suites/blame.ts';
import type { RawAttempt, RawCase, RawError } from './messages.ts';

/** Why an attempt is not a pass, before it is put in words. `code` is stable; `harness` codes open no defect. */
export interface Cause {
  blame?: Failure['blame'];
  code?: string;
  error?: RawError;
}

/** What a case came to, and why it is not a pass. */
export interface Judgement extends Cause {
  verdict: Verdict;
  flaky: boolean;
  /** Why a pass failed at first. */
  first?: Cause;
}

/** Judges a case by its last attempt; an earlier failure makes a pass flaky. */
export function judgeCase(raw: RawCase): Judgement {
  const last = raw.attempts.at(-1);
  if (!last) return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'case-lost' };
  // In a serial group a case also runs again because of another, or was left out because of another.
  const failedBefore = raw.attempts.find(
    (one) => one.status === 'failed' || one.status === 'timedOut',
  );
  const flaky = last.status === 'passed' && failedBefore !== undefined;
  if (raw.expected === 'failed')
    return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'expects-failure' };
  if (last.status === 'skipped') return { verdict: 'not-run', flaky: false };
  if (last.status === 'passed') {
    const judged = judgePassed(last);
    const isShaky = judged.verdict === 'pass' && failedBefore !== undefined;
    return { ...judged, flaky, ...(isShaky && { first: judgeFailed(failedBefore) }) };
  }
  if (last.status === 'interrupted') return { verdict: 'not-run', flaky: false };
  return judgeFailed(last);
}

function judgePassed(attempt: RawAttempt): Omit<Judgement, 'flaky'> {
  if (attempt.unfinished.length > 0)
    return { verdict: 'blocked', blame: 'harness', code: 'not-awaited' };
  const [swallowed] = attempt.swallowed;
  if (swallowed)
    return { verdict: 'blocked', blame: 'harness', code: 'expect-swallowed', error: swallowed };
  if (attempt.assertions === 0)
    return { verdict: 'blocked', blame: 'harness', code: 'no-assertion' };
  return { verdict: 'pass' };
}

const late = { blame: 'harness', code: 'not-awaited' } as const;

function judgeFailed(attempt: RawAttempt): Judgement {
  const judged = attempt.errors.map((error) => ({
    error,
    ...(error.late ? late : blameOf(error)),
  }));
  const worst =
    judged.find((one) => one.blame === 'harness') ??
    judged.find((one) => one.blame === 'precondition') ??
    judged[0];
  if (!worst) return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'test-timeout' };
  const verdict = worst.blame === 'platform' ? 'fail' : 'blocked';
  return { verdict, flaky: false, blame: worst.blame, code: worst.code, error: worst.error };
}
