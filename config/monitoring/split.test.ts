import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, formatFault } from '../reading/faults.ts';
import { checkMonitorsFile } from './check-file.ts';
import { loadMonitors } from './load.ts';

const ENV = { COUNTER_URL: 'https://counter.example.vn', OFFICER_PASSWORD: 'x', DESK_KEY: 'k' };
const MAIN = 'modules: { get: { prober: http } }\n';
const COUNTER = `objective: { ratio: 0.99, source: x }
modules:
  counter_page: { prober: http, timeout: 5s }
probes:
  home: { module: get, target: counter }
  page: { module: counter_page, target: counter, interval: 60s }
`;

// Two platforms are configured, `counter` and `desk`; the target `near` is for the first alone.
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'split-'));
  cpSync(join(import.meta.dirname, '../testdata/good'), root, { recursive: true });
  mkdirSync(join(root, 'config/monitors'));
  writeFileSync(join(root, 'secret.txt'), 'x');
  const from = join(root, 'config/platforms/counter');
  cpSync(from, join(root, 'config/platforms/desk'), { recursive: true });
  const desk = join(root, 'config/platforms/desk/platform.yaml');
  const text = readFileSync(desk, 'utf8').replaceAll('counter', 'desk').replaceAll('QUAY', 'BAN');
  writeFileSync(desk, text);
  write('monitors.yaml', MAIN);
  write('monitors/counter.yaml', COUNTER);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(root, 'config', file), text);
const load = (more: object = {}) => loadMonitors({ root, target: 'near', env: ENV, ...more });

function faultsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(formatFault);
    throw error;
  }
  return [];
}

test('the files are one: a platform’s probes are its own, and use the modules of all', () => {
  const { monitors, platforms } = load();
  expect(Object.keys(monitors.modules).sort()).toEqual(['counter_page', 'get']);
  expect(monitors.probes['home']).toMatchObject({ platform: 'counter', module: 'get' });
  expect(monitors.objectives).toEqual({ counter: expect.objectContaining({ ratio: 0.99 }) });
  expect(platforms.map(({ slug }) => slug)).toEqual(['counter']);
  expect(checkMonitorsFile(root, {})).toEqual({
    ...{
      files: ['config/monitors.yaml', 'config/monitors/counter.yaml'],
      faults: [],
      warnings: [],
    },
  });
});

test('a fault stands in the file and the line that has it', () => {
  write('monitors/counter.yaml', COUNTER.replace('interval: 60s', 'interval: soon'));
  const told = faultsOf(load);
  expect(told).toEqual([
    expect.stringMatching(/^config\/monitors\/counter\.yaml:6:60: found "soon", expected/),
  ]);
  write('monitors/counter.yaml', COUNTER.replace('timeout: 5s', 'timeuot: 5s'));
  expect(faultsOf(load)).toEqual([
    expect.stringMatching(
      /^config\/monitors\/counter\.yaml:3:33: found the key "timeuot".*"timeout"/,
    ),
  ]);
  write('monitors/counter.yaml', COUNTER.replace('ratio: 0.99', 'ratio: 99'));
  expect(faultsOf(load)).toEqual([
    expect.stringMatching(/^config\/monitors\/counter\.yaml:1:21: found the number 99/),
  ]);
  write('monitors/counter.yaml', `judging: {}\n${COUNTER}`);
  expect(faultsOf(load)).toEqual([
    'config/monitors/counter.yaml:1:1: found the key "judging", expected objective, modules or probes',
  ]);
});

test('a name that two files define is refused with both places', () => {
  write('monitors.yaml', `${MAIN}objectives: { counter: { ratio: 0.9, source: y } }\n`);
  write('monitors/counter.yaml', COUNTER.replaceAll('counter_page', 'get'));
  expect(faultsOf(load)).toEqual([
    'config/monitors/counter.yaml:1:1: found the objective of counter again, expected it once: it stands in config/monitors.yaml:2:15',
    'config/monitors/counter.yaml:3:3: found the module get again, expected it once: it stands in config/monitors.yaml:1:12',
  ]);
});

test('two platforms do not define the same name either', () => {
  write('monitors/desk.yaml', 'probes:\n  home: { module: get, target: counter }\n');
  expect(checkMonitorsFile(root, {})?.faults.map(formatFault)).toEqual([
    'config/monitors/desk.yaml:2:3: found the probe home again, expected it once: it stands in config/monitors/counter.yaml:5:3',
  ]);
});

test('a file of a platform that is not there is refused, and a probe of another platform', () => {
  write('monitors/conter.yaml', 'probes: {}\n');
  write(
    'monitors/counter.yaml',
    COUNTER.replace('{ module: get,', '{ platform: desk, module: get,'),
  );
  expect(faultsOf(load)).toEqual([
    'config/monitors/conter.yaml:1:1: found a file of the platform conter, expected counter or desk; did you mean "counter"?',
    'config/monitors/counter.yaml:5:11: found a platform, expected none: the file is of one platform alone',
  ]);
});

test('only the files of platforms that the target has count, and their secrets', () => {
  write(
    'monitors/desk.yaml',
    "probes:\n  desk-home: { module: get, target: desk, path: '/${NOBODY}' }\n",
  );
  write('monitors.yaml', `${MAIN}probes:\n  old: { module: get, target: desk, platform: desk }\n`);
  const { monitors } = load();
  expect(Object.keys(monitors.probes).sort()).toEqual(['home', 'page']);
});

test('a file of a platform that no target is for is a warning', () => {
  write('monitors/desk.yaml', 'probes:\n  desk-home: { module: get, target: desk }\n');
  const found = checkMonitorsFile(root, {});
  expect(found?.faults).toEqual([]);
  expect(found?.warnings.map(formatFault)).toEqual([
    'config/monitors/desk.yaml:1:1: found monitors of desk, which no target is for; nobody looks',
  ]);
});

test('one whole file takes the place of all', () => {
  const file = join(root, 'own.yaml');
  writeFileSync(
    file,
    `${MAIN}probes: { one: { module: get, target: counter, platform: counter } }\n`,
  );
  expect(Object.keys(load({ file }).monitors.probes)).toEqual(['one']);
});

test('a platform that is asked for alone is watched alone', () => {
  write(
    'targets/near.yaml',
    readFileSync(join(root, 'config/targets/near.yaml'), 'utf8').replace(
      '\nunits:',
      `\n  desk: { addresses: { desk: 'https://desk.example.vn' } }\nunits:`,
    ),
  );
  write('monitors/desk.yaml', 'probes:\n  desk-home: { module: get, target: desk }\n');
  expect(Object.keys(load().monitors.probes).sort()).toEqual(['desk-home', 'home', 'page']);
  expect(faultsOf(() => load({ platforms: ['dest'] }))).toEqual([
    'config/platforms:1:1: found no platform dest, expected counter or desk; did you mean "desk"?',
  ]);
  const { monitors, platforms, target } = load({ platforms: ['desk'] });
  expect(Object.keys(monitors.probes)).toEqual(['desk-home']);
  expect(platforms.map(({ slug }) => slug)).toEqual(['desk']);
  expect(Object.keys(target.addresses)).toEqual(['desk']);
});
