import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { home } from '../config/home.ts';

const place = mkdtempSync(path.join(tmpdir(), 'nghiemthu-root-'));
const root = path.join(place, 'province');
cpSync(path.join(home, 'config/testdata/good'), root, { recursive: true });
mkdirSync(path.join(root, 'suites', 'counter'), { recursive: true });
afterAll(() => rmSync(place, { recursive: true }));

function check(cwd: string, args: string[] = [], set?: string) {
  const { NGHIEMTHU_ROOT: _, ...env } = process.env;
  const main = path.join(home, 'cli', 'main.ts');
  const flags = ['--disable-warning=ExperimentalWarning', main, 'check', ...args];
  const given = set === undefined ? env : { ...env, NGHIEMTHU_ROOT: set };
  return spawnSync(process.execPath, flags, { cwd, env: given, encoding: 'utf8' });
}

const ofCounter = expect.stringContaining('config/platforms/counter/platform.yaml') as string;

test.each([
  ['the working directory', root, []],
  ['the nearest folder upwards', path.join(root, 'suites', 'counter'), []],
  ['the one that is named', place, ['--root', 'province']],
  ['the working directory as it is named', root, ['--root', '.']],
])('the root is %s', (_, cwd, args) => {
  expect(check(cwd, args).stdout).toEqual(ofCounter);
});

test('the root is the one of the environment', () => {
  expect(check(place, [], root).stdout).toEqual(ofCounter);
});

test('a root that is not the working directory is printed', () => {
  expect(check(path.join(root, 'suites')).stderr).toBe(`nghiemthu: working in ${root}\n`);
  expect(check(root).stderr).toBe('');
});

test('where there is none, the way to one is said', () => {
  const { status, stderr } = check(place);
  expect(status).toBe(3);
  expect(stderr).toBe(
    `nghiemthu: found no folder config/platforms in ${place} or above it; "nghiemthu init <folder>" makes one, --root <folder> names one\n`,
  );
});

test.each([
  ['--root', (): ReturnType<typeof check> => check(root, ['--root', 'suites'])],
  ['NGHIEMTHU_ROOT', () => check(root, [], place)],
])('%s of a folder without a configuration is refused', (_, run) => {
  const { status, stderr } = run();
  expect(status).toBe(3);
  expect(stderr).toContain('holds no folder config/platforms');
});
