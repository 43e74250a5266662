import { describe, expect, test } from 'vitest';
import { blameOf } from '../../suites/blame.ts';
import { judgeCase } from './blame.ts';
import { fingerprint } from './fingerprint.ts';
import type { RawAttempt, RawCase } from './messages.ts';

const attempt = (more: Partial<RawAttempt>): RawAttempt => ({
  ...{ status: 'passed', startedAt: '', durationMs: 1, errors: [], steps: [], assertions: 1 },
  ...{ swallowed: [], unfinished: [], attachments: [], ...more },
});
const raw = (attempts: RawAttempt[], expected = 'passed'): RawCase => ({
  ...{ id: 'i', platform: 'p', file: 'f', line: 1, titles: ['t'], tags: [], annotations: [] },
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
    ['Test timeout of 90000ms exceeded.', 'harness'],
    ['Error: ENOSPC: no space left on device, write', 'harness'],
    ['Error: điều gì đó lạ', 'harness'],
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
