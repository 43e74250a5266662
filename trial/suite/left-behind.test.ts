import path from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../config/load.ts';
import { withAddresses } from '../../config/targets/resolve.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { browserPath } from '../../reports/testdata/browser.ts';
import { STATES } from '../../suites/documents/offer/document.ts';
import { drafted, officeOf, takeBackAfterwards } from '../../suites/documents/prepare.ts';
import { launchOptions } from '../../suites/stage/browser.ts';
import { NOTHING_UNDONE } from '../../suites/stage/left-behind.ts';
import { staged } from '../../suites/stage/testing/staged.ts';
import { startSandbox, type Sandbox } from '../sandbox.ts';
import { makeSmall, trial } from '../testing/small.ts';

const root = path.join(import.meta.dirname, '../..');
const PLATFORM = 'documents';
let sandbox: Sandbox;
let browser: Browser;
let target: ResolvedTarget;

beforeAll(async () => {
  const { signal: stop } = new AbortController();
  const platforms = [{ slug: PLATFORM, addresses: [] }];
  sandbox = await startSandbox({ root, seed: 1, faults: [], platforms, stop });
  const config = loadConfig({ root, target: 'sandbox', platforms: [PLATFORM], env: process.env });
  target = withAddresses(config.target, sandbox.addresses);
  browser = await chromium.launch(launchOptions(browserPath()));
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

describe('a document that a case drafts is taken back, wherever the case broke off', () => {
  test.each(['draft', 'submitted', 'signed', 'numbered', 'issued'] as const)(
    '%s',
    async (until) => {
      const { id, subject } = await staged(PLATFORM, { browser, target }, async (stage) => {
        const one = await drafted(stage, 'send-and-recall', until);
        takeBackAfterwards(stage, one.id);
        return one;
      });
      await staged(PLATFORM, { browser, target }, async (stage) => {
        const clerk = await officeOf(stage, 'clerk');
        if (until === 'draft' || until === 'submitted')
          expect(await clerk.listed('out', subject)).toEqual([]);
        else expect(await clerk.document(id).state()).toBe(STATES.recalled);
      });
    },
  );
});

test('a case that is said to take back what it creates, and registers nothing, says so', async () => {
  const small = await makeSmall();
  try {
    small.file(
      'suites/small/own.spec.ts',
      `import { testOf } from '${root}/suites/stage/test.ts';
const test = testOf(async () => {});
const tag = '@creates';
test('registers nothing', { tag }, async ({ stage }) => {});
test('registers what undoes it', { tag }, async ({ stage }) => stage.afterwards(async () => {}));
test('reads', async ({ stage }) => {});
test('fails before it creates', { tag }, async ({ stage }) => { throw new Error('no'); });
`,
    );
    const { report, stderr } = await trial(small);
    const own = report?.cases.filter(({ file }) => file.endsWith('own.spec.ts')) ?? [];
    const left = own.flatMap(({ title, leftBehind = [] }) =>
      leftBehind.map(({ what, where }) => ({ title, what, where })),
    );
    expect(left, stderr).toEqual([
      { title: 'registers nothing', what: NOTHING_UNDONE, where: small.url },
    ]);
    expect(own).toHaveLength(4);
  } finally {
    await small.close();
  }
});
