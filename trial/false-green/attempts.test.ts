import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';
import { judged, ownSpec, verdictsOfOwn } from '../testing/own-cases.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

const without = ['--no-load'];
const codes = (ran: Awaited<ReturnType<typeof trial>>) =>
  ran.report?.harness.map(({ code }) => code);

test('a serial group that fails once runs again as a whole, and its last attempt counts', async () => {
  ownSpec(
    small,
    `test.describe.serial('nhóm', () => {
  test('một', () => { expect(1).toBe(1); });
  test('hai', () => { expect(test.info().retry).toBe(1); });
  test('ba', () => { expect(1).toBe(1); });
});`,
  );
  const ran = await trial(small, without);
  expect(codes(ran)).toEqual([]);
  expect(verdictsOfOwn(ran)).toEqual({
    'nhóm › một': 'pass',
    'nhóm › hai': 'pass',
    'nhóm › ba': 'pass',
  });
  const own = judged(ran);
  // Only what failed itself was flaky.
  expect(Object.values(own).map(({ title, flaky, attempts }) => [title, flaky, attempts])).toEqual(
    expect.arrayContaining([
      ['nhóm › một', false, 2],
      ['nhóm › hai', true, 2],
      ['nhóm › ba', false, 2],
    ]),
  );
  // What it failed of is told, though it passed in the end.
  expect(own['nhóm › hai']?.failure).toMatchObject({ blame: 'platform' });
  expect(own['nhóm › một']?.failure).toBeUndefined();
});

test('a case of a serial group that fails when it runs again has failed', async () => {
  ownSpec(
    small,
    `test.describe.serial('nhóm', () => {
  test('một (@NHO-01)', () => { expect(test.info().retry).toBe(0); });
  test('hai', () => { expect(test.info().retry).toBe(1); });
});`,
  );
  const ran = await trial(small, without);
  expect(codes(ran)).toEqual([]);
  expect(verdicts(ran)['NHO-01']).toBe('fail');
  expect(ran.code).toBe(1);
});

test('a beforeAll that fails once', async () => {
  ownSpec(
    small,
    `test.describe.serial('nhóm', () => {
  test.beforeAll(() => { expect(test.info().retry).toBe(1); });
  test('một', () => { expect(1).toBe(1); });
  test('hai', () => { expect(1).toBe(1); });
});`,
  );
  const ran = await trial(small, without);
  expect(codes(ran)).toEqual([]);
  expect(verdictsOfOwn(ran)).toEqual({ 'nhóm › một': 'pass', 'nhóm › hai': 'pass' });
  expect(judged(ran)['nhóm › một']?.flaky).toBe(true);
});

test('a case that is expected to fail and does proves nothing', async () => {
  ownSpec(small, "test.fail('hỏng (@NHO-01)', () => { expect(1).toBe(2); });");
  const ran = await trial(small, without);
  expectHarnessFault(ran, 'expects-failure');
  expect(verdicts(ran)['NHO-01']).toBe('blocked');
});

test('a set-up project that fails says why, and nobody else is blamed', async () => {
  small.file(
    'suites/chuan-bi/own.setup.ts',
    "import { expect, test } from '@playwright/test';\ntest('chuẩn bị dữ liệu', () => { expect(1, 'có dữ liệu').toBe(2); });\n",
  );
  small.edit(
    'playwright.config.ts',
    "projects: [{ name: 'small', testDir: 'suites/small' }]",
    "projects: [{ name: 'chuan-bi', testDir: 'suites/chuan-bi', testMatch: '*.setup.ts' }, { name: 'small', testDir: 'suites/small', dependencies: ['chuan-bi'] }]",
  );
  const ran = await trial(small, without);
  expectHarnessFault(ran, 'setup-failed');
  expect(codes(ran)).toEqual(['setup-failed']);
  expect(ran.report?.harness[0]?.text.vi).toContain('chuẩn bị dữ liệu');
});

test('a global set-up that throws', async () => {
  small.file('setup.ts', "export default () => { throw new Error('hỏng'); };\n");
  small.edit(
    'playwright.config.ts',
    "testDir: 'suites',\n  fully",
    "testDir: 'suites',\n  globalSetup: './setup.ts',\n  fully",
  );
  const ran = await trial(small, without);
  expectHarnessFault(ran, 'setup-failed');
  expect(ran.report?.harness[0]?.text.vi).toContain('hỏng');
});
