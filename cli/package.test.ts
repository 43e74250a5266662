import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrialReport } from '../records/runs/report.ts';
import { home } from '../config/home.ts';
import { standIns, standing } from '../suites/procedures/products/fake-vendor/testing/standing.ts';

const run = promisify(execFile);
const INSTALL = ['install', '--no-audit', '--no-fund', '--prefer-offline'];

let place: string;
let tarball: string;

/** Runs a program in the place; what it is told by our own environment stays out. */
async function inPlace(folder: string, file: string, ...args: string[]): Promise<string> {
  const { NGHIEMTHU_ROOT: _, ...env } = process.env;
  const cwd = path.join(place, folder);
  const { stdout } = await run(file, args, { cwd, env: { ...env, P: 'Sandbox@2025' } });
  return stdout;
}

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'nghiemthu-package-'));
  const packed = await run('npm', ['pack', '--json', '--pack-destination', place], { cwd: home });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  tarball = path.join(place, filename);
  // As `npx --package` would from the registry; installing the tarball a second time takes half a minute.
  const main = path.join(home, 'cli', 'main.ts');
  await inPlace('.', process.execPath, main, 'init', 'province', '--from', tarball);
  await inPlace('province', 'npm', ...INSTALL);
}, 240_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the package makes a repository of its own, which is right and is typed', async () => {
  const about = JSON.parse(
    readFileSync(path.join(place, 'province', 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  expect(about['dependencies']).toEqual({ nghiemthu: `file:../${path.basename(tarball)}` });
  // What the package itself makes is the same.
  await inPlace('province', 'npx', 'nghiemthu', 'init', '../other', '--from', tarball);
  for (const file of ['README.md', '.gitignore', '.gitlab-ci.yml', '.github/workflows/trial.yml'])
    expect(existsSync(path.join(place, 'other', file)), file).toBe(true);
  expect(readFileSync(path.join(place, 'other', 'package.json'), 'utf8')).toBe(
    readFileSync(path.join(place, 'province', 'package.json'), 'utf8').replace('province', 'other'),
  );
  expect(await inPlace('province', 'npx', 'nghiemthu', 'check')).toMatch(/files, no faults\n$/);
  expect(await inPlace('province', 'npx', 'tsc', '--project', '.')).toBe('');
});

test('commands of a platform find there what they send', async () => {
  // Nobody listens there: no envelope is answered, and that is undecided.
  const tried = ['exchange', 'try', 'http://127.0.0.1:9', '--system', 'x'];
  process.env['EXCHANGE_SECRET_KEY'] = 'x';
  const stdout = await inPlace('province', 'npx', 'nghiemthu', ...tried).catch(
    (error: { code: number; stdout: string }) => {
      expect(error.code).toBe(2);
      return error.stdout;
    },
  );
  expect(stdout).toMatch(/^0 trên (?:[89]\d|\d{3}) gói tin/m);
});

test('a trial runs there, from a folder below it, and leaves its report there', async () => {
  const title = 'Tra cứu hồ sơ theo mã';
  const trial = [
    'nghiemthu',
    'trial',
    '--platform',
    'procedures',
    '--no-load',
    '--grep',
    title,
    '--json',
  ];
  const stdout = await inPlace('province/suites', 'npx', ...trial).catch(
    (error: { code: number; stdout: string }) => {
      expect(error.code).toBe(2);
      return error.stdout;
    },
  );
  const report = JSON.parse(stdout) as TrialReport;
  expect(report.cases.map(({ verdict }) => verdict)).toContain('pass');
  expect(report.cases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  const out = path.join(place, 'province', 'reports', 'out', report.run.id);
  expect(existsSync(path.join(out, 'verdict.json'))).toBe(true);
  expect(existsSync(path.join(place, 'province', 'records', 'nghiemthu.db'))).toBe(true);
});

test('journeys walk there on a product of another vendor, by its own target', async () => {
  const behind = await standIns();
  const vendor = await standing(behind.addresses);
  try {
    writeFileSync(path.join(place, 'province', 'config', 'targets', 'fake.yaml'), vendor.target);
    const titles = 'Nộp hồ sơ trực tuyến|Tiếp nhận hồ sơ|Rút hồ sơ|Phiên đăng nhập';
    const trial = [
      'nghiemthu',
      'trial',
      '--target',
      'fake',
      '--no-load',
      '--grep',
      titles,
      '--json',
    ];
    const stdout = await inPlace('province', 'npx', ...trial).catch(
      (error: { code: number; stdout: string; stderr: string }) => {
        expect(error.code, error.stderr).toBe(2);
        return error.stdout;
      },
    );
    const { cases } = JSON.parse(stdout) as TrialReport;
    const verdicts = Object.fromEntries(cases.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts).toMatchObject({ withdraw: 'pass', 'session-safe': 'not-run' });
    const passed = Object.values(verdicts).filter((verdict) => verdict === 'pass');
    expect(passed.length, JSON.stringify(verdicts)).toBeGreaterThanOrEqual(3);
    expect(Object.values(verdicts)).not.toContain('fail');
  } finally {
    vendor.close();
    await behind.end();
  }
}, 240_000);

test('nothing that is there is overwritten', async () => {
  await expect(inPlace('province', 'npx', 'nghiemthu', 'init', '.')).rejects.toMatchObject({
    code: 3,
    stderr: expect.stringContaining('is not empty: it holds ') as string,
  });
});
