import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';

const spec = 'suites/small/small.spec.ts';
const journey = 'suites/small/journeys/see-home.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

test('nothing broken: go, exit 0', async () => {
  const ran = await trial(small);
  expect(ran.code, ran.stderr).toBe(0);
  expect(verdicts(ran)).toEqual({ 'NHO-01': 'pass', 'NHO-02': 'pass', 'NHO-03': 'pass' });
});

// What nobody awaits is cut off by the end of the test, sometimes as its page goes.
const cutOff = ['not-awaited', 'browser-lost'];
/** What is never there: an assertion that came true before the end of the test would be proof, awaited or not. */
const never = { from: "name: 'Nền tảng nhỏ'", to: "name: 'Không bao giờ có'" };

/** Each breaks the suites in one way; the code is what the run must tell. */
const breaks: [name: string, code: string | string[] | null, arrange: (small: Small) => void][] = [
  ['every test skipped', null, (s) => s.edit(spec, '\ntest(', '\ntest.skip(')],
  ['test.fixme', null, (s) => s.edit(spec, "test('Tra cứu'", "test.fixme('Tra cứu'")],
  ['test.fail', 'expects-failure', (s) => s.edit(spec, "test('Tra cứu'", "test.fail('Tra cứu'")],
  [
    'a journey nobody awaits',
    cutOff,
    (s) => {
      s.edit(spec, 'await seeHome', 'void seeHome');
      s.edit(journey, never.from, never.to);
    },
  ],
  [
    'an assertion nobody awaits',
    cutOff,
    (s) => {
      s.edit(journey, '  await expect(page', '  void expect(page');
      s.edit(journey, never.from, never.to);
    },
  ],
  [
    'an assertion nobody awaits that fails while the page is still there',
    'not-awaited',
    (s) => {
      s.edit(journey, '  await expect(page', '  void expect(page');
      s.edit(journey, never.from, never.to);
      // The hook takes longer than the assertion waits.
      s.edit(
        spec,
        "\ntest('",
        "\ntest.afterEach(() => new Promise((resolve) => setTimeout(resolve, 3_000)));\ntest('",
      );
    },
  ],
  [
    'a test without an assertion',
    'no-assertion',
    (s) =>
      s.edit(
        journey,
        "  await expect(page.getByRole('heading', { name: 'Nền tảng nhỏ' })).toBeVisible();",
        '  expect;',
      ),
  ],
  [
    'a fault in the code',
    'spec-broken',
    (s) => s.edit(journey, 'await page.goto', 'await page.gotoo'),
  ],
  [
    'an error thrown by the spec itself',
    'spec-broken',
    (s) =>
      s.edit(
        journey,
        '  await page.goto',
        "  if (page) throw new Error('hỏng');\n  await page.goto",
      ),
  ],
  [
    'a hook that fails',
    'spec-broken',
    (s) =>
      s.edit(
        spec,
        "test('Tra cứu'",
        "test.beforeAll(() => { (undefined as never as () => void)(); });\n\ntest('Tra cứu'",
      ),
  ],
  [
    'a precondition that is not met',
    null,
    (s) =>
      s.edit(
        journey,
        '  await page.goto',
        "  const unmet = new Error('không đăng nhập được');\n  unmet.name = 'PreconditionError';\n  if (page) throw unmet;\n  await page.goto",
      ),
  ],
  [
    'a worker that dies',
    'worker-lost',
    (s) =>
      s.edit(
        journey,
        '  await page.goto',
        "  process.kill(process.pid, 'SIGKILL');\n  await page.goto",
      ),
  ],
  [
    'a worker that exits',
    'worker-lost',
    (s) => s.edit(journey, '  await page.goto', '  process.exit(0);\n  await page.goto'),
  ],
  [
    'a browser killed in the middle of a journey',
    'browser-lost',
    (s) =>
      s.file(
        journey,
        `import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

export async function seeHome(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const children = readFileSync(\`/proc/\${process.pid}/task/\${process.pid}/children\`, 'utf8');
  // The distribution starts the browser by a script: its whole group goes.
  for (const pid of children.trim().split(' ')) process.kill(-Number(pid), 'SIGKILL');
  await page.reload();
  await expect(page.getByRole('heading')).toBeVisible();
}
`,
      ),
  ],
  [
    'a page that crashes',
    'browser-lost',
    (s) =>
      s.edit(
        journey,
        '  await page.goto(address);',
        "  await page.goto(address);\n  await page.goto('chrome://crash').catch(() => undefined);",
      ),
  ],
  [
    'a page that hangs',
    'test-timeout',
    (s) => {
      s.edit('playwright.config.ts', 'timeout: 20_000', 'timeout: 4000');
      s.edit(
        journey,
        '  await page.goto(address);',
        '  await page.goto(address);\n  await page.evaluate(() => { for (;;); });',
      );
    },
  ],
  [
    'a test that never ends',
    'test-timeout',
    (s) => {
      s.edit('playwright.config.ts', 'timeout: 20_000', 'timeout: 2000');
      s.edit(
        journey,
        '  await page.goto',
        '  await new Promise(() => undefined);\n  await page.goto',
      );
    },
  ],
  [
    'a global teardown that throws',
    'runner-error',
    (s) => {
      s.file('teardown.ts', "export default () => { throw new Error('hỏng'); };\n");
      s.edit(
        'playwright.config.ts',
        "testDir: 'suites',\n  fully",
        "testDir: 'suites',\n  globalTeardown: './teardown.ts',\n  fully",
      );
    },
  ],
  [
    'a flaky case of a critical requirement',
    null,
    (s) =>
      s.edit(
        journey,
        '  await page.goto(address);',
        "  await page.goto(address);\n  if (test.info().retry === 0) expect('lần đầu').toBe('đạt');",
      ),
  ],
];

describe('none of these is ever a pass, and none accuses the platform', () => {
  test.each(breaks)('%s', async (name, code, arrange) => {
    arrange(small);
    if (name.startsWith('a flaky'))
      small.edit(journey, 'import { expect, type Page }', 'import { expect, test, type Page }');
    else small.edit('config/plan.yaml', 'retries: 1', 'retries: 0');
    expectHarnessFault(await trial(small), code);
  });
});

test('a browser that is not there', async () => {
  const ran = await trial(small, [], { NGHIEMTHU_CHROMIUM: '/không/có/chromium' });
  expectHarnessFault(ran, 'browser-absent');
});

test('a browser that does not start', async () => {
  const ran = await trial(small, [], { NGHIEMTHU_CHROMIUM: '/bin/false' });
  expectHarnessFault(ran, 'browser-absent');
});

test('out of memory', async () => {
  small.edit(
    journey,
    '  await page.goto',
    '  const hoard: number[][] = [];\n  while (page) hoard.push(Array.from({ length: 1e5 }, Math.random));\n  await page.goto',
  );
  // Workers are started with what their parent was.
  small.edit(
    'playwright.config.ts',
    'export default',
    "process.execArgv.push('--max-old-space-size=150');\nexport default",
  );
  expectHarnessFault(await trial(small, ['--no-load']), 'worker-lost');
});

test('a case with a requirement that fails is a failure and opens one defect, not two', async () => {
  small.edit(spec, '{ found: true }', '{ found: false }');
  const first = await trial(small);
  expect(first.code, first.stderr).toBe(1);
  expect(verdicts(first)).toEqual({ 'NHO-01': 'pass', 'NHO-02': 'fail', 'NHO-03': 'pass' });
  expect(first.report?.defects.map((one) => one.id)).toEqual(['LOI-0001']);
  const again = await trial(small);
  expect(again.report?.defects.map((one) => [one.id, one.occurrences])).toEqual([['LOI-0001', 2]]);
});
