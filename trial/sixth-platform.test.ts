import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadRecord } from '../records/runs/load.ts';
import type { TrialReport } from '../records/runs/report.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '..');
const FIXTURE = path.join(REPOSITORY, 'trial', 'testdata', 'land-records');
const SLUG = 'land-records';

/** What a platform may add, and nothing else. */
const OWN = (slug: string) => [
  `config/platforms/${slug}/`,
  `config/monitors/${slug}.yaml`,
  `config/targets/${slug}.yaml`,
  `suites/${slug}/`,
  `sandbox/${slug}/`,
];
/** Tests that compare what is registered with what is there. */
const REGISTRIES = [
  'sandbox/stand-ins.test.ts',
  'suites/suite.test.ts',
  'suites/schema.test.ts',
  'suites/load-options.test.ts',
  'config/schema/write.test.ts',
  'trial/judge/pages.test.ts',
];

const home = mkdtempSync(path.join(tmpdir(), 'nghiemthu-sixth-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A copy of the sources as they are, with the packages beside it. */
function copySources(to: string): void {
  const told = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    ...{ cwd: REPOSITORY, encoding: 'utf8' },
  });
  for (const file of told.split('\n')) {
    const from = path.join(REPOSITORY, file);
    if (file === '' || !existsSync(from)) continue;
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    cpSync(from, path.join(to, file));
  }
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(to, 'node_modules'));
}

/** Adds the fixture under a slug, each file in its folder. */
function addPlatform(root: string, slug: string): void {
  for (const file of globSync('**/*', { cwd: FIXTURE })) {
    if (!statSync(path.join(FIXTURE, file)).isFile()) continue;
    const to = path.join(root, file.replaceAll(SLUG, slug));
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(path.join(FIXTURE, file), 'utf8').replaceAll(SLUG, slug));
  }
}

/** SHA-256 of every file, by its path. */
function hashes(root: string): Map<string, string> {
  const files = globSync('**/*', {
    ...{ cwd: root, withFileTypes: true },
    exclude: ({ name }) => name === 'node_modules',
  }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
      return [path.relative(root, file), hash];
    }),
  );
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

async function node(root: string, args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: {
      ...process.env,
      NGHIEMTHU_ROOT: root,
      CI: 'true',
      NGHIEMTHU_STORE: path.join(home, 'records.db'),
      NGHIEMTHU_OUT: path.join(home, 'out'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** Before all others by its name, which is where an order would show; by its own where there is time for all. */
const SLUGS = process.env['NGHIEMTHU_LONG_TESTS'] === undefined ? ['aaa-land'] : [SLUG, 'aaa-land'];

describe.each(SLUGS)('a platform %s is added', (slug) => {
  const root = path.join(home, slug);
  let before: Map<string, string>;
  beforeAll(() => {
    mkdirSync(root);
    copySources(root);
    before = hashes(root);
    addPlatform(root, slug);
  });

  const cli = (...args: string[]) => node(root, ['cli/main.ts', ...args]);
  const trial = async (...args: string[]): Promise<Ended & { report: TrialReport }> => {
    const on = ['--target', slug, '--platform', slug, '--format', 'json', '--json'];
    const ended = await cli('trial', ...on, ...args);
    expect(ended.stdout, ended.stderr).toMatch(/^\{/);
    return { ...ended, report: JSON.parse(ended.stdout) as TrialReport };
  };
  const verdicts = ({ platforms }: TrialReport) =>
    platforms.flatMap(({ requirements }) => requirements.map(({ id, verdict }) => [id, verdict]));

  test('the configuration is right', async () => {
    const { code, stdout } = await cli('check');
    expect(stdout.split('\n').filter((line) => !line.startsWith('warning: '))).toEqual([
      expect.stringMatching(/^\d+ files, no faults$/),
      '',
    ]);
    expect(code).toBe(0);
  });

  test('a trial of it ends with a go, every requirement proved', async () => {
    const { code, report, stderr } = await trial();
    expect(verdicts(report), stderr).toEqual(
      [1, 2, 3, 4].map((number) => [`DATDAI-0${number}`, 'pass']),
    );
    expect(report.platforms.map((one) => one.slug)).toEqual([slug]);
    const [load] = report.platforms.flatMap((one): LoadRecord[] => one.load);
    expect(load).toMatchObject({ profile: 'opening', verdict: 'pass' });
    expect([report.decision, code]).toEqual(['go', 0]);
  });

  test('its fault is listed as its own, and turns its requirement red', async () => {
    const listed = await cli('sandbox', '--faults', '--json', '--platform', slug);
    expect(JSON.parse(listed.stdout)).toEqual([
      expect.objectContaining({ id: 'neighbour-shown', platform: slug, standIn: slug }),
    ]);
    const { code, report } = await trial('--no-load', '--fault', 'neighbour-shown');
    expect(verdicts(report)).toEqual([
      ['DATDAI-01', 'fail'],
      ['DATDAI-02', 'pass'],
      ['DATDAI-03', 'pass'],
      ['DATDAI-04', 'not-run'],
    ]);
    expect(code).toBe(1);
  });

  test('what is registered is what is there', async () => {
    const vitest = path.join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');
    const { code, stdout, stderr } = await node(root, [vitest, 'run', ...REGISTRIES]);
    expect(code, stdout + stderr).toBe(0);
  });

  test('nothing outside its own folders changed', () => {
    const after = hashes(root);
    for (const [file, hash] of before) expect(after.get(file), file).toBe(hash);
    const added = [...after.keys()].filter((file) => !before.has(file));
    expect(added.filter((file) => !OWN(slug).some((own) => file.startsWith(own)))).toEqual([]);
    expect(added.length).toBeGreaterThan(10);
  });
});
