import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { home } from '../../config/home.ts';
import { UsageError } from '../explain.ts';
import { fromPackage } from './suite-imports.ts';

/** Where the configuration and suites are that a new repository begins with: a package carries them beside it. */
const START = path.join(home, path.extname(import.meta.filename) === '.ts' ? '.' : 'template');
const FILES = path.join(import.meta.dirname, 'files');
/** What an editor needs to know of the programs that suites are read by. */
const TYPES = ['@types/express', '@types/k6', '@types/node', '@types/node-forge', 'typescript'];
/** What the commands of a platform send or compare with stays with them. */
const CORPUS = /^suites\/[^/]+\/testdata\//;
/** npm, CI and the compiler of our own clone would read files of these names. */
const NAMES: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  'github-trial.yml': '.github/workflows/trial.yml',
  'gitlab-ci.yml': '.gitlab-ci.yml',
  'playwright.config.txt': 'playwright.config.ts',
};

export interface NewRepository {
  folder: string;
  /** What stands for the package under `dependencies`: a version, a tarball, an address. */
  dependency: string;
}

/**
 * Writes a repository of its own with our configuration and suites to begin with.
 * @returns the files written, relative to the folder
 * @throws {UsageError} where something is in the folder already: nothing is overwritten
 */
export async function makeRepository({ folder, dependency }: NewRepository): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const there = (await readdir(folder)).filter((name) => name !== '.git');
  if (there.length > 0)
    throw new UsageError(`${folder} is not empty: it holds ${there.slice(0, 3).join(', ')}`);
  const written = [
    ...(await copyFiles(folder)),
    ...(await copyConfig(folder)),
    ...(await copySuites(folder)),
  ];
  const name = path
    .basename(path.resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-');
  await writeFile(path.join(folder, 'package.json'), description(name, dependency));
  return [...written, 'package.json'].sort();
}

function description(name: string, dependency: string): string {
  const scripts = {
    check: 'nghiemthu check',
    trial: 'nghiemthu trial',
    monitor: 'nghiemthu monitor',
  };
  const about = { name, version: '0.1.0', private: true, type: 'module', scripts };
  const text = readFileSync(path.join(home, 'package.json'), 'utf8');
  const { devDependencies } = JSON.parse(text) as { devDependencies: Record<string, string> };
  const types = TYPES.map((one) => [one, devDependencies[one]]);
  const needed = {
    dependencies: { nghiemthu: dependency },
    devDependencies: Object.fromEntries(types) as Record<string, string>,
  };
  return `${JSON.stringify({ ...about, ...needed }, null, 2)}\n`;
}

async function copyFiles(folder: string): Promise<string[]> {
  const files = filesIn(FILES);
  for (const file of files) await put(path.join(FILES, file), folder, NAMES[file] ?? file);
  return files.map((file) => NAMES[file] ?? file);
}

async function copyConfig(folder: string): Promise<string[]> {
  const files = filesIn(START, 'config').filter(
    (file) => /\.(?:yaml|csv|json|xsd)$/.test(file) && !file.startsWith('config/testdata/'),
  );
  for (const file of files) await put(path.join(START, file), folder, file);
  return files;
}

async function copySuites(folder: string): Promise<string[]> {
  const all = filesIn(START, 'suites').filter(
    (file) => CORPUS.test(file) || !/\.test\.ts$|\/test(?:ing|data)\//.test(file),
  );
  const platforms = new Set(
    all.flatMap((file) => /^suites\/([^/]+)\/journeys\//.exec(file)?.slice(1) ?? []),
  );
  const files = all.filter((file) => platforms.has(file.split('/')[1] ?? ''));
  for (const file of files) {
    if (!file.endsWith('.ts')) await put(path.join(START, file), folder, file);
    else {
      const text = await readFile(path.join(START, file), 'utf8');
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), fromPackage(text, file, platforms));
    }
  }
  return files;
}

/** Paths of all files under a folder or one of its rooms, with `/`, sorted. */
function filesIn(folder: string, room = '.'): string[] {
  return readdirSync(path.join(folder, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

async function put(from: string, folder: string, file: string): Promise<void> {
  const to = path.join(folder, file);
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from, to);
}
