import { describe, expect, test } from 'vitest';
import { blameOf } from '../../suites/blame.ts';
import { judgeCase } from './blame.ts';
import { fingerprint } from './fingerprint.ts';
import type { RawAttempt, RawCase } from './messages.ts';

const attempt = (more: Partial<RawAttempt>): RawAttempt => ({
  ...{
    status: 'passed',
    startedAt: '',
    durationMs: 1,
    endedAt: '',
    seat: 0,
    errors: [],
    steps: [],
    assertions: 1,
  },
  ...{ swallowed: [], unfinished: [], attachments: [], ...more },
});
const raw = (attempts: RawAttempt[], expected = 'passed'): RawCase => ({
  ...{
    id: 'i',
    platform: 'p',
    file: 'f',
    line: 1,
    column: 1,
    titles: ['t'],
    tags: [],
    annotations: [],
  },
  ...{ expected, attempts },
});
const failed = (message: string) => attempt({ status: 'failed', errors: [{ message }] });

describe('whose fault an error is', () => {
  test.each([
    ['Error: expect(locator).toBeVisible() failed', 'platform'],
    ['Error: Mã hồ sơ\n\nexpect(received).toBe(expected)', 'platform'],
    ['TimeoutError: locator.click: Timeout 10000ms exceeded.', 'platform'],
    ['Error: page.goto: net::ERR_CONNECTION_REFUSED at http://127.0.0.1:1/', 'platform'],
    ['AssertionError [ERR_ASSERTION]: khác nhau', 'platform'],
    ['AnswerError: thiếu mã hồ sơ trong trang', 'platform'],
    ['PreconditionError: đăng nhập: expect(received).toBe(expected)', 'precondition'],
    ['Error: browserType.launch: Target page, context or browser has been closed', 'harness'],
    ['Error: page.click: Target page, context or browser has been closed', 'harness'],
    ['Error: locator.click: Target crashed', 'harness'],
    ['Error: worker process exited unexpectedly (code=null, signal=SIGKILL)', 'harness'],
    ['Error: page.goto: net::ERR_INTERNET_DISCONNECTED', 'harness'],
    ['Error: page.goto: net::ERR_NAME_NOT_RESOLVED at http://x/', 'harness'],
    ['SyntaxError: Unexpected token \'<\', "<!doctype "... is not valid JSON', 'platform'],
    ['SyntaxError: Invalid regular expression: /(/', 'harness'],
    ["TypeError: Cannot read properties of undefined (reading 'x')", 'harness'],
    ['Error: page.goto: net::ERR_ABORTED; maybe frame was detached?', 'harness'],
    ['Error: page.goto: Test ended.', 'harness'],
    ['Error: Object with guid response@1 was not bound in the connection', 'harness'],
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator:  getByRole('heading')\nExpected: visible\nReceived: undefined\n",
      'harness',
    ],
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator: getByRole('heading')\nExpected: visible\nTimeout: 5000ms\nError: element(s) not found\n",
      'platform',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator: getByRole(\'heading\')\nExpected: "a"\nReceived: undefined\nTimeout: 5000ms\n',
      'platform',
    ],
    // What it had seen before it was cut off says nothing, either.
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator: getByRole('heading')\nExpected: visible\nError: element(s) not found\n\nCall log:\n  - Expect \"toBeVisible\" getByRole('heading') with timeout 2000ms\n  - waiting for getByRole('heading')\n  - Test ended.\n",
      'harness',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'heading\')\nExpected: "b"\nReceived: "a"\n\nCall log:\n  - waiting for getByRole(\'heading\')\n    5 × locator resolved to <h1>a</h1>\n      - unexpected value "a"\n  - Target page, context or browser has been closed\n\n',
      'harness',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'heading\')\nExpected: "b"\nReceived: "a"\n\nCall log:\n  - waiting for getByRole(\'heading\')\n  - Page crashed\n',
      'harness',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'heading\')\nExpected: "b"\nReceived: "Test ended."\n\nCall log:\n  - waiting for getByRole(\'heading\')\n    5 × locator resolved to <h1>Test ended.</h1>\n      - unexpected value "Test ended."\n',
      'platform',
    ],
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('a')\nExpected: visible\nError: strict mode violation: getByText('a') resolved to 2 elements:\n    1) <p>a</p>\n    2) <p>a</p>\n\nCall log:\n  - waiting for getByText('a')\n",
      'platform',
    ],
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('a')\nExpected: visible\nError: strict mode violation: getByText('a') resolved to 2 elements:\n    1) <p>a</p>\n\nCall log:\n  - waiting for getByText('This page has been closed')\n",
      'platform',
    ],
    ['Test timeout of 90000ms exceeded.', 'harness'],
    ['Error: ENOSPC: no space left on device, write', 'harness'],
    ['Error: điều gì đó lạ', 'harness'],
    // What the spec asked is never possible.
    [
      'Error: page.goto: Protocol error (Page.navigate): Cannot navigate to invalid URL\nCall log:\n  - navigating to "/x"',
      'harness',
    ],
    ['Error: page.goto: url: expected string, got undefined', 'harness'],
    [
      'Error: locator.click: Unexpected token "=" while parsing css selector "a[=b". Did you mean to CSS.escape it?',
      'harness',
    ],
    ['Error: locator.click: Unknown engine "lable" while parsing selector lable=Tên', 'harness'],
    [
      "Error: locator.click: SyntaxError: Failed to execute 'evaluate' on 'Document': The string '//a[' is not a valid XPath expression.",
      'harness',
    ],
    ['Error: keyboard.press: Unknown key: "Entr"', 'harness'],
    ['Error: locator.press: Unknown key: "Entr"\nCall log:\n  - waiting for getByLabel', 'harness'],
    ['Error: locator.fill: value: expected string, got number', 'harness'],
    ["Error: locator.setInputFiles: ENOENT: no such file or directory, stat '/tmp/x'", 'harness'],
    ['Error: apiRequestContext.get: Invalid URL', 'harness'],
    ['TypeError: apiRequestContext.get: Invalid URL', 'harness'],
    [
      'Error: page.evaluate: TypeError: tinhPhi is not a function\n    at eval (eval at evaluate',
      'harness',
    ],
    [
      'Error: expect(received).toBeLessThan(expected)\n\nMatcher error: expected value must be a number or bigint\n',
      'harness',
    ],
    [
      'Error: expect(locator).toBeVisible() failed\n\nLocator: locator(\'a[=b\')\nExpected: visible\nError: Unexpected token "=" while parsing css selector "a[=b". Did you mean to CSS.escape it?\n',
      'harness',
    ],
    ["Error: A snapshot doesn't exist at /x/y.png.", 'harness'],
    [
      "Error: expect(page).toHaveScreenshot(expected) failed\n\nA snapshot doesn't exist at /x/y.png.\n",
      'harness',
    ],
    // A machine, a network or a disk of ours.
    ['Error: page.goto: net::ERR_ABORTED at http://127.0.0.1:1/', 'harness'],
    ['Error: page.goto: net::ERR_NETWORK_IO_SUSPENDED at http://127.0.0.1:1/', 'harness'],
    ['Error: page.goto: net::ERR_PROXY_CONNECTION_FAILED at https://x/', 'harness'],
    ['Error: page.goto: net::ERR_TUNNEL_CONNECTION_FAILED at https://x/', 'harness'],
    ['Error: page.goto: net::ERR_ADDRESS_UNREACHABLE at https://x/', 'harness'],
    ['Error: page.goto: net::ERR_INSUFFICIENT_RESOURCES at https://x/', 'harness'],
    [
      'Error: apiRequestContext.get: connect EADDRNOTAVAIL 127.0.0.1:80 - Local (0.0.0.0:0)',
      'harness',
    ],
    ['Error: apiRequestContext.get: connect EMFILE 127.0.0.1:80', 'harness'],
    ['Error: apiRequestContext.post: getaddrinfo ENOTFOUND x.vn', 'harness'],
    ['Error: apiRequestContext.get: connect EHOSTUNREACH 127.0.0.1:80', 'harness'],
    ["Error: EMFILE: too many open files, open '/tmp/x'", 'harness'],
    // What a page says of itself is its own.
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'alert\')\nExpected: "Đã nhận"\nReceived: "ENOSPC: no space left on device"\nTimeout:  5000ms\n',
      'platform',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'alert\')\nExpected: "Đã nhận"\nReceived: "This page has been closed"\nTimeout:  5000ms\n',
      'platform',
    ],
    [
      'Error: expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole(\'alert\')\nExpected: "Đã nhận"\nReceived: "a\nError: Target page, context or browser has been closed"\nTimeout:  5000ms\n',
      'platform',
    ],
    [
      'Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: ""\nReceived: "tinhPhi is not a function"',
      'platform',
    ],
    [
      'Error: expect(received).toEqual(expected) // deep equality\n\n- Expected\n+ Received\n\n- a\n+ worker process exited unexpectedly',
      'platform',
    ],
    ['Error: This page has been closed\n\nexpect(received).toBe(expected)', 'platform'],
    [
      "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('EMFILE: too many open files')\nExpected: visible\nTimeout: 5000ms\nError: element(s) not found\n",
      'platform',
    ],
    [
      'TimeoutError: locator.click: Timeout 2000ms exceeded.\nCall log:\n  - <div>Target page, context or browser has been closed</div> intercepts pointer events',
      'platform',
    ],
    [
      "Error: locator.click: Error: strict mode violation: getByRole('link') resolved to 2 elements:\n    1) <a>ENOSPC: no space left</a>",
      'platform',
    ],
    [
      'Error: page.goto: net::ERR_CONNECTION_RESET at http://127.0.0.1:1/ERR_PROXY_CONNECTION_FAILED',
      'platform',
    ],
    ['Error: page.goto: net::ERR_HTTP2_PROTOCOL_ERROR at https://x/', 'platform'],
    ['Error: apiRequestContext.get: read ECONNRESET', 'platform'],
    ['Error: apiRequestContext.get: Max redirect count exceeded', 'platform'],
    [
      'Error: expect(received).toHaveLength(expected)\n\nMatcher error: received value must have a length property whose value must be a number\n',
      'platform',
    ],
  ])('%s: %s', (message, blame) => {
    expect(blameOf({ message }).blame).toBe(blame);
  });
});

describe('a case', () => {
  test.each<[string, RawCase, string, boolean]>([
    ['passed with an assertion', raw([attempt({})]), 'pass', false],
    ['passed without one', raw([attempt({ assertions: 0 })]), 'blocked', false],
    [
      'passed over a failed one',
      raw([attempt({ swallowed: [{ message: 'x' }] })]),
      'blocked',
      false,
    ],
    ['passed with something unfinished', raw([attempt({ unfinished: ['x'] })]), 'blocked', false],
    ['failed, then passed', raw([failed('expect(x).toBe(y)'), attempt({})]), 'pass', true],
    ['failed twice', raw([failed('expect(x)'), failed('expect(x)')]), 'fail', false],
    ['skipped', raw([attempt({ status: 'skipped' })]), 'not-run', false],
    ['interrupted', raw([attempt({ status: 'interrupted' })]), 'not-run', false],
    ['expected to fail', raw([failed('expect(x)')], 'failed'), 'blocked', false],
    ['never told', raw([]), 'blocked', false],
    ['failed without an error', raw([attempt({ status: 'failed' })]), 'blocked', false],
  ])('%s', (_name, one, verdict, flaky) => {
    expect(judgeCase(one)).toMatchObject({ verdict, flaky });
  });

  test('that failed first says why, and whose fault that was', () => {
    const [one, other] = [failed('expect(x).toBe(y)'), failed('Target crashed')];
    const first = (...before: RawAttempt[]) => judgeCase(raw([...before, attempt({})])).first;
    expect(first(one, other)).toMatchObject({ blame: 'platform', error: one.errors[0] });
    expect(first(other)).toMatchObject({ blame: 'harness', error: other.errors[0] });
    expect(judgeCase(raw([one, attempt({})])).blame).toBeUndefined();
    expect(first()).toBeUndefined();
  });

  test('with a fault of ours among the platform’s is blocked', () => {
    const errors = [{ message: 'expect(x).toBe(y)' }, { message: 'Target crashed' }];
    expect(judgeCase(raw([attempt({ status: 'failed', errors })])).verdict).toBe('blocked');
  });
});

describe('a fingerprint', () => {
  const error = {
    message:
      'Error: expect(locator).toHaveText(expected) failed\n\nExpected: "H19.101-250628-0001"\nCall log:\n  - 12ms',
    source: "await expect(page.getByText('x')).toHaveText(code);",
    location: 'procedures/pages/dossier-page.ts:41',
  };

  test('is the same for the same cause in another run, on another line, with other data', () => {
    const again = {
      ...error,
      message: error.message.replace('0001', '0427').replace('12ms', '907ms'),
      location: 'procedures/pages/dossier-page.ts:57',
    };
    expect(fingerprint('p', again)).toBe(fingerprint('p', error));
  });

  test('differs for another assertion, file, platform or outcome', () => {
    const others = [
      fingerprint('q', error),
      fingerprint('p', { ...error, source: 'await expect(other).toBeVisible();' }),
      fingerprint('p', { ...error, location: 'procedures/pages/look-up-page.ts:41' }),
      fingerprint('p', { ...error, message: 'Error: expect(locator).toBeVisible() failed' }),
    ];
    expect(new Set([...others, fingerprint('p', error)]).size).toBe(5);
  });
});
