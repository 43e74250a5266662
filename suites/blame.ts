/** `platform`: the system under test misbehaved. `precondition`: what a case needs could not be set up. `harness`: our own fault. */
export type Blame = 'platform' | 'precondition' | 'harness';

/** Messages of a browser, worker or network of our own that is gone, by the code told for them. */
const harnessSigns: [code: string, sign: RegExp][] = [
  ['browser-absent', /Executable doesn't exist|browserType\.launch/],
  [
    'browser-lost',
    /(browser|context|page|Target)[^\n]* (has been closed|has disconnected|crashed)|Browser closed|Page crashed|Target crashed/i,
  ],
  // What the end of a test cut off was not waited for: it says nothing of the platform.
  ['not-awaited', /\bTest ended\b|frame was detached|was not bound in the connection/],
  // An expectation that failed before its time was over, having seen nothing yet, was cut off as well.
  [
    'not-awaited',
    /^(?:Error: )?expect\((?:locator|page)\)[^\n]* failed\n(?![\s\S]*\nTimeout:)[\s\S]*\nReceived: +undefined(?:\n|$)/,
  ],
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
  // JSON that cannot be read is an answer, not a spec.
  ['spec-broken', /^(TypeError|ReferenceError|SyntaxError(?!.*\bJSON\b)|RangeError)\b/],
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
  /^SyntaxError: .*\bJSON\b/,
  /Timeout \d+ms exceeded/,
  /ERR_(CONNECTION|EMPTY_RESPONSE|ABORTED|CERT|SSL|TOO_MANY_REDIRECTS|HTTP|INVALID)|ECONNRE(FUSED|SET)|socket hang up/,
];

/**
 * Whose fault an error is. What is not clearly the platform's is ours: a doubt blocks, it never opens a defect.
 * @param error with the error's name before its message, as Playwright tells it
 */
export function blameOf(error: { message: string }): { blame: Blame; code: string } {
  if (error.message.includes('PreconditionError'))
    return { blame: 'precondition', code: 'precondition' };
  const harness = harnessSigns.find(([, sign]) => sign.test(error.message));
  if (harness) return { blame: 'harness', code: harness[0] };
  if (platformSigns.some((sign) => sign.test(error.message)))
    return { blame: 'platform', code: 'platform' };
  return { blame: 'harness', code: 'spec-broken' };
}
