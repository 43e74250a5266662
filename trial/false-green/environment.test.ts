import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSmall, trial, type Small } from '../testing/small.ts';
import { ownCases, verdictsOfOwn } from '../testing/own-cases.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

test('k6 runs the plan’s load, whatever stands in somebody’s shell', async () => {
  const config = path.join(small.root, 'k6.json');
  writeFileSync(config, '{"vus":1,"iterations":1,"duration":"1ms"}');
  const ran = await trial(small, [], {
    ...{ K6_ITERATIONS: '1', K6_VUS: '1', K6_DURATION: '1ms', K6_CONFIG: config },
    ...{ K6_STAGES: '1ms:1', K6_NO_THRESHOLDS: 'true', K6_PAUSED: 'false', K6_NO_SUMMARY: 'true' },
  });
  expect(ran.code, ran.stderr).toBe(0);
  const load = ran.report?.platforms[0]?.load[0];
  expect(load?.requests.find(({ name }) => name === 'home')?.count).toBeGreaterThanOrEqual(10);
});

test('Playwright runs as it does in CI: no debugger, no other retries, no loader', async () => {
  const switches = {
    ...{ PWDEBUG: '1', DEBUG: 'pw:*', NODE_OPTIONS: '--conditions=khac' },
    ...{ PLAYWRIGHT_TEST_BASE_URL: 'http://127.0.0.1:9', PLAYWRIGHT_HTML_OPEN: 'always' },
    ...{ PW_TEST_REPORTER: '/không/có.js', PLAYWRIGHT_FORCE_TTY: '1', PWTEST_CACHE_DIR: '/không' },
  };
  const names = JSON.stringify(
    Object.keys(switches).filter((name) => !name.startsWith('PLAYWRIGHT_')),
  );
  ownCases(small, {
    ca: `expect(${names}.filter((name) => process.env[name] !== undefined)).toEqual([]);`,
  });
  const ran = await trial(small, ['--no-load'], switches);
  expect(ran.report?.harness, ran.stderr).toEqual([]);
  expect(ran.report?.cases.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
});

test('a suite sees what its target hands it, and nobody’s passwords', async () => {
  small.edit(
    'config/targets/here.yaml',
    'platforms:\n  small:',
    'platforms:\n  small:\n    environment: [CATALOGUE_TOKEN]',
  );
  const names = ['SMALL_PASSWORD', 'AWS_SECRET_ACCESS_KEY', 'TRIAL_DB_PASSWORD', 'K6_CLOUD_TOKEN'];
  ownCases(small, {
    'what is not meant for it': `expect(Object.keys(process.env).filter((name) => ${JSON.stringify(names)}.includes(name))).toEqual([]);`,
    'what is': "expect(process.env['CATALOGUE_TOKEN']).toBe('mã-truy-cập');",
    'what it needs':
      "expect(process.env['PATH']).toBeTruthy(); expect(process.env['HOME']).toBeTruthy();",
  });
  const ran = await trial(small, ['--no-load'], {
    ...{ CATALOGUE_TOKEN: 'mã-truy-cập', AWS_SECRET_ACCESS_KEY: 'x', TRIAL_DB_PASSWORD: 'y' },
    K6_CLOUD_TOKEN: 'z',
  });
  expect(verdictsOfOwn(ran), ran.stderr).toEqual({
    'what is not meant for it': 'pass',
    'what is': 'pass',
    'what it needs': 'pass',
  });
});

test.each(['K6_VUS', 'PWDEBUG', 'NODE_OPTIONS', 'NGHIEMTHU_RETRIES', 'LD_PRELOAD', 'playwright_x'])(
  'a target cannot hand on what runs the trial: %s',
  async (name) => {
    small.edit(
      'config/targets/here.yaml',
      'platforms:\n  small:',
      `platforms:\n  small:\n    environment: [${name}]`,
    );
    const ran = await trial(small);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/here\.yaml:6:\d+: found ".*", expected a variable that belongs to/);
  },
);
