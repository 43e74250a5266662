import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestPlace } from '../monitors/testing/place.ts';

let place: TestPlace;
beforeEach(() => (place = new TestPlace()));
afterEach(() => place.remove());

function check(root: string, ...more: string[]) {
  const program = path.join(import.meta.dirname, 'main.ts');
  const options = ['--disable-warning=ExperimentalWarning', program, 'check', '--root', root];
  return spawnSync(process.execPath, [...options, ...more], { encoding: 'utf8', env: {} });
}

test("the monitors' file is checked with the rest, with no target named sandbox", () => {
  place.write(`judging: { escalate: [{ after: response, to: vntp }] }
modules: { get: { prober: http } }
probes: { home: { module: get, target: countr, platform: counter } }
`);
  const { status, stdout } = check(place.root);
  expect(stdout.split('\n').filter((line) => line.startsWith('config/monitors.yaml'))).toEqual([
    'config/monitors.yaml:1:46: found the owner vntp, expected vnpt',
    'config/monitors.yaml:3:40: found the address countr, expected a name under addresses or one like https://…; did you mean "counter"?',
  ]);
  expect(status).toBe(3);
});

test("this repository's own is among the files that were read", () => {
  const { status, stdout } = check(path.join(import.meta.dirname, '..'), '--json');
  const told = JSON.parse(stdout) as { files: string[]; faults: object[] };
  expect(told.faults).toEqual([]);
  expect(told.files).toContain('config/monitors.yaml');
  expect(status).toBe(0);
});

test('what is not set of a target that is not used is one line, and each by its name in JSON', () => {
  const root = path.join(import.meta.dirname, '..');
  const lines = check(root)
    .stdout.split('\n')
    .filter((line) => /targets\/live\.yaml/.test(line));
  expect(lines).toHaveLength(1);
  const [, count] =
    /^warning: \S+: (\d+) variables and files of secrets/.exec(lines[0] ?? '') ?? [];
  const told = JSON.parse(check(root, '--json').stdout) as { warnings: { file: string }[] };
  const each = told.warnings.filter(({ file }) => file === 'config/targets/live.yaml');
  expect(each).toHaveLength(Number(count));
});

test('a few that are not set are told each, where they stand', () => {
  place.write('modules: {}\nprobes: {}\n');
  const { stdout } = check(place.root);
  const told = stdout.split('\n').filter((line) => line.startsWith('warning: config/targets'));
  expect(told).toContainEqual(
    expect.stringMatching(/^warning: config\/targets\/near\.yaml:\d+:\d+: found no COUNTER_URL/),
  );
  for (const line of told) expect(line).toMatch(/near\.yaml:\d+:\d+: found no /);
});
