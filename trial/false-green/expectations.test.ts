import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseRecord } from '../../records/runs/case.ts';
import { makeSmall, trial, type Ran, type Small } from '../testing/small.ts';
import { expectHarnessFault } from './expect.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
  small.edit('config/plan.yaml', 'retries: 1', 'retries: 0');
});
afterEach(async () => {
  await small.close();
});

const unseen = "expect(page.getByText('không có')).toBeVisible({ timeout: 100 })";
const tries = (body: string) => `expect(async () => { ${body} }).toPass({ timeout: 500 })`;
const held = "expect('đạt').toBe('đạt');";

/** A tester's own spec beside the small platform's: a test for each body, and what else it says. */
function ownSpec(bodies: Record<string, string>, more = ''): void {
  const tests = Object.entries(bodies).map(
    ([title, body]) =>
      `test('${title}', async ({ page }) => {\n  await page.title();\n${body}\n});`,
  );
  const head = "import { expect, test } from '@playwright/test';";
  small.file('suites/small/own.spec.ts', [head, ...tests, more].join('\n\n'));
}

/** What was judged of the tester's own tests, by title. */
function own(ran: Ran): CaseRecord[] {
  return ran.report?.cases.filter(({ file }) => file.endsWith('own.spec.ts')) ?? [];
}

function codes(ran: Ran): Record<string, string | undefined> {
  const code = ({ id }: CaseRecord) =>
    ran.report?.harness.find(({ caseId }) => caseId === id)?.code;
  return Object.fromEntries(own(ran).map((one) => [one.title, `${one.verdict} ${code(one)}`]));
}

/** Where it is swallowed outside of a test: in a hook, and in a fixture. */
const elsewhere = `
test.describe('một', () => {
  test.afterEach(async ({ page }) => { await ${unseen}.catch(() => undefined); });
  test('in a hook', () => { ${held} });
});
const ours = test.extend<{ door: string }>({
  door: [async ({ page }, use) => {
    await ${unseen}.catch(() => undefined);
    await use('');
  }, { auto: true }],
});
ours('in a fixture', () => { ${held} });
`;

test('an assertion that failed and was swallowed is no pass', async () => {
  const bodies = {
    'by catch': `await ${unseen}.catch(() => undefined);`,
    'by then': `await ${unseen}.then(undefined, () => 'thôi');`,
    'by try': "try { expect('a', 'mã hồ sơ').toBe('b'); } catch { /* thôi */ }",
    'by allSettled': `await Promise.allSettled([${unseen}]);`,
    'in a step': `await test.step('x', () => ${unseen}).catch(() => undefined);`,
    'of poll': 'await expect.poll(() => 1, { timeout: 200 }).toBe(2).catch(() => undefined);',
    'of toPass': `await ${tries("expect('a').toBe('b')")}.catch(() => undefined);`,
    'inside toPass': `await ${tries(`await ${unseen}.catch(() => undefined);`)};`,
  };
  const ended = Object.entries(bodies).map(([title, body]) => [title, `${body}\n${held}`]);
  ownSpec(Object.fromEntries(ended), elsewhere);
  const ran = await trial(small);
  expectHarnessFault(ran, 'expect-swallowed');
  const all = [...Object.keys(bodies), 'một › in a hook', 'in a fixture'];
  const wanted = all.map((title) => [title, 'blocked expect-swallowed']);
  expect(codes(ran)).toEqual(Object.fromEntries(wanted));
  expect(ran.report?.harness.map(({ text }) => text.vi).join('\n')).toContain('mã hồ sơ');
});

test('an assertion of a hook is no proof of the case', async () => {
  const hook = (name: string) => `test.${name}(() => { expect(1).toBe(1); });`;
  const hooks = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'].map(hook).join('\n');
  ownSpec({ một: '' }, hooks);
  const ran = await trial(small);
  expectHarnessFault(ran, 'no-assertion');
  expect(codes(ran)).toEqual({ một: 'blocked no-assertion' });
});

test('tries that failed before they came true are none; a case that fails is a failure', async () => {
  const turns = 'let turn = 0;\n';
  ownSpec({
    poll: `${turns}await expect.poll(() => (turn += 1), { intervals: [10] }).toBe(3);`,
    toPass: `${turns}await expect(async () => { expect((turn += 1)).toBe(3); }).toPass({ intervals: [10] });`,
    'not toPass': `${turns}await expect(async () => { expect(turn).toBe(1); }).not.toPass({ timeout: 50 });`,
    soft: `expect.soft('a').toBe('b');${held}`,
    anyway: `await ${unseen}.catch(() => undefined);\nexpect('a').toBe('b');`,
  });
  const ran = await trial(small);
  expect(ran.report?.harness).toEqual([]);
  expect(codes(ran)).toEqual({
    poll: 'pass undefined',
    toPass: 'pass undefined',
    'not toPass': 'pass undefined',
    soft: 'fail undefined',
    anyway: 'fail undefined',
  });
});
