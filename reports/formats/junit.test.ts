import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { startBrowser } from '../testdata/browser.ts';
import { HOSTILE, removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';

interface Suite {
  name: string;
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  cases: { classname: string; name: string; time: string; outcome: string; text: string }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The suites as a real XML parser reads them; throws where the file is not well-formed. */
async function suitesOf(report: TrialReport): Promise<Suite[]> {
  const folder = await written(report, { formats: ['junit'] });
  const xml = readFileSync(join(folder, 'junit.xml'), 'utf8');
  removeFolder(folder);
  const page = await browser.newPage();
  try {
    return await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const error = parsed.querySelector('parsererror');
      if (error !== null) throw new Error(error.textContent ?? 'not well-formed');
      return [...parsed.querySelectorAll('testsuite')].map((suite) => ({
        name: suite.getAttribute('name') ?? '',
        tests: Number(suite.getAttribute('tests')),
        failures: Number(suite.getAttribute('failures')),
        errors: Number(suite.getAttribute('errors')),
        skipped: Number(suite.getAttribute('skipped')),
        cases: [...suite.querySelectorAll('testcase')].map((one) => {
          const outcome = one.querySelector('failure, error, skipped');
          return {
            classname: one.getAttribute('classname') ?? '',
            name: one.getAttribute('name') ?? '',
            time: one.getAttribute('time') ?? '',
            outcome: outcome?.tagName ?? 'pass',
            text: `${outcome?.getAttribute('message') ?? ''} ${outcome?.textContent ?? ''}`,
          };
        }),
      }));
    }, xml);
  } finally {
    await page.close();
  }
}

function named(suites: Suite[], name: string): Suite {
  const suite = suites.find((one) => one.name === name);
  if (suite === undefined) throw new Error(`There is no suite ${name}.`);
  return suite;
}

describe('junit.xml', () => {
  test('tells cases, requirements, thresholds and the gate, and its sums are right', async () => {
    const report = sampleReport({ cases: 24, failing: 3, blocked: 2, decision: 'undecided' });
    const suites = await suitesOf(report);
    expect(suites.map(({ name }) => name)).toEqual([
      'procedures',
      'requirements',
      'load',
      'harness',
      'gate',
    ]);
    for (const suite of suites) {
      const count = (outcome: string): number =>
        suite.cases.filter((one) => one.outcome === outcome).length;
      expect(suite.tests).toBe(suite.cases.length);
      expect(suite.failures).toBe(count('failure'));
      expect(suite.errors).toBe(count('error'));
      expect(suite.skipped).toBe(count('skipped'));
    }
    expect(named(suites, 'procedures')).toMatchObject({ tests: 24, failures: 3, errors: 2 });
    expect(named(suites, 'procedures').cases[0]?.time).toMatch(/^\d+\.\d{3}$/);
    expect(named(suites, 'requirements').tests).toBe(12);
    expect(named(suites, 'load').tests).toBe(5);
  });

  test('a failure is reported in words, with what its runner reported below', async () => {
    const suites = await suitesOf(sampleReport({ cases: 5, failing: 1, decision: 'no-go' }));
    const failed = named(suites, 'procedures').cases.find(({ outcome }) => outcome === 'failure');
    expect(failed?.text).toMatch(/^mã hồ sơ: thấy .* không đúng dạng cần có[\s\S]*nhận được/);
  });

  test('a threshold without samples is an error, whatever it says of itself', async () => {
    const report = sampleReport({});
    const threshold = report.platforms[0]?.load[0]?.thresholds[0];
    if (threshold === undefined) throw new Error('The sample has no threshold.');
    Object.assign(threshold, { ok: true, samples: 0 });
    expect(named(await suitesOf(report), 'load')).toMatchObject({ errors: 1, failures: 0 });
  });

  test('a requirement that nothing proved is skipped', async () => {
    const suites = await suitesOf(sampleReport({ cases: 5 }));
    const skipped = named(suites, 'requirements').cases.filter(
      ({ outcome }) => outcome === 'skipped',
    );
    expect(skipped.length).toBe(5);
  });

  test('a run that judged nothing is not green', async () => {
    const suites = await suitesOf(sampleReport({ empty: true }));
    expect(suites.map(({ name }) => name)).toEqual(['gate']);
    expect(suites[0]?.errors).toBe(1);
  });

  test('hostile strings stay text', async () => {
    const report = sampleReport({
      failing: 3,
      blocked: 1,
      decision: 'undecided',
      hostile: HOSTILE,
    });
    const failed = named(await suitesOf(report), 'procedures').cases[0];
    expect(failed?.text).toContain(']]>');
    expect(failed?.text).toContain('<script>');
    expect(failed?.text).toContain('x'.repeat(10_000));
    expect(failed?.name).toContain('😀\uFFFD');
  });
});
