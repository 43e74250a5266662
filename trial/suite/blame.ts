import type { Failure, Verdict } from '../../records/model.ts';
import type { RawAttempt, RawCase, RawError } from './messages.ts';

/** Why a case is not a pass, before it is told in words. `code` is stable; `harness` codes open no defect. */
export interface Judgement {
  verdict: Verdict;
  flaky: boolean;
  blame?: Failure['blame'];
  code?: string;
  error?: RawError;
}

/** Messages of a browser, worker or network of our own that is gone, by the code told for them. */
const harnessSigns: [code: string, sign: RegExp][] = [
  ['browser-absent', /Executable doesn't exist|browserType\.launch/],
  [
    'browser-lost',
    /(browser|context|page|Target)[^\n]* (has been closed|has disconnected|crashed)|Browser closed|Page crashed|Target crashed/i,
  ],
  // What the end of a test cut off was not waited for: it says nothing of the platform.
  ['not-awaited', /\bTest ended\b|frame was detached/],
  [
    'worker-lost',
    /worker process exited unexpectedly|Worker teardown|ERR_WORKER|JavaScript heap out of memory/i,
  ],
  [
    'network-lost',
    /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_NAME_NOT_RESOLVED|EAI_AGAIN|ENETUNREACH/,
  ],
  ['disk-full', /ENOSPC|EROFS|EDQUOT|no space left/i],
  ['test-timeout', /^Test timeout of \d+ms exceeded/],
  ['spec-broken', /^(TypeError|ReferenceError|SyntaxError|RangeError)\b/],
  ['spec-broken', /fixture|Cannot find module|is not a function/i],
];

/** Messages by which Playwright says that the platform did not do what was expected of it in time. */
const platformSigns = [
  /^(Error: )?expect(\.soft|\.poll)?\(/,
  /^(Error: )?[^\n]*\n[\s\S]*expect\(/,
  /^TimeoutError:/,
  /^(Error: )?(page|locator|frame|apiRequestContext|request|response|download)\.[a-zA-Z]+:/,
  /^AssertionError/,
  // Suites throw it where the platform's answer makes no sense outside an expectation.
  /^AnswerError:/,
  /Timeout \d+ms exceeded/,
  /ERR_(CONNECTION|EMPTY_RESPONSE|ABORTED|CERT|SSL|TOO_MANY_REDIRECTS|HTTP|INVALID)|ECONNRE(FUSED|SET)|socket hang up/,
];

/**
 * Whose fault an error is. What is not clearly the platform's is ours: a doubt blocks, it never opens a defect.
 * @param error as Playwright told it
 */
export function blameOf(error: RawError): { blame: Failure['blame']; code: string } {
  if (error.message.includes('PreconditionError'))
    return { blame: 'precondition', code: 'precondition' };
  const harness = harnessSigns.find(([, sign]) => sign.test(error.message));
  if (harness) return { blame: 'harness', code: harness[0] };
  if (platformSigns.some((sign) => sign.test(error.message)))
    return { blame: 'platform', code: 'platform' };
  return { blame: 'harness', code: 'spec-broken' };
}

/** Judges a case by its last attempt; an earlier failure makes a pass flaky. */
export function judgeCase(raw: RawCase): Judgement {
  const last = raw.attempts.at(-1);
  if (!last) return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'case-lost' };
  const flaky = last.status === 'passed' && raw.attempts.length > 1;
  if (raw.expected === 'failed')
    return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'expects-failure' };
  if (last.status === 'skipped') return { verdict: 'not-run', flaky: false };
  if (last.status === 'passed') return { ...judgePassed(last), flaky };
  if (last.status === 'interrupted') return { verdict: 'not-run', flaky: false };
  return judgeFailed(last);
}

function judgePassed(attempt: RawAttempt): Omit<Judgement, 'flaky'> {
  if (attempt.unfinished.length > 0)
    return { verdict: 'blocked', blame: 'harness', code: 'not-awaited' };
  if (attempt.assertions === 0)
    return { verdict: 'blocked', blame: 'harness', code: 'no-assertion' };
  return { verdict: 'pass' };
}

function judgeFailed(attempt: RawAttempt): Judgement {
  const judged = attempt.errors.map((error) => ({ error, ...blameOf(error) }));
  const worst =
    judged.find((one) => one.blame === 'harness') ??
    judged.find((one) => one.blame === 'precondition') ??
    judged[0];
  if (!worst) return { verdict: 'blocked', flaky: false, blame: 'harness', code: 'test-timeout' };
  const verdict = worst.blame === 'platform' ? 'fail' : 'blocked';
  return { verdict, flaky: false, blame: worst.blame, code: worst.code, error: worst.error };
}
