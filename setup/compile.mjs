// Before packing: the program as JavaScript with its types in `dist/`, with all that it reads beside its modules, and
// the configuration and suites that a province's repository starts from, as they are.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './cache.mjs';

const dist = path.join(root, 'dist');
const SOURCE = /\.(?:ts|mts|mjs)$/;
const NOT_SHIPPED =
  /(?:^|\/)(?:testing|testdata|out)\/|^monitors\/prometheus\/(?:tests|targets)\/|\.(?:test|check)\.ts$|\.md$/;
/** What the commands of a platform send or compare with. */
const CORPUS = /^suites\/[^/]+\/testdata\//;

/**
 * Copies files to the same places under a folder.
 * @param {string[]} patterns
 * @param {(file: string) => boolean} wanted
 * @param {string} to
 */
function copy(patterns, wanted, to) {
  for (const entry of globSync(patterns, { cwd: root, withFileTypes: true })) {
    const file = path
      .relative(root, path.join(entry.parentPath, entry.name))
      .split(path.sep)
      .join('/');
    const isShipped = CORPUS.test(file) || !NOT_SHIPPED.test(file);
    if (!entry.isFile() || !isShipped || !wanted(file)) continue;
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(to, file));
  }
}

rmSync(dist, { recursive: true, force: true });
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.package.json'], {
  ...{ cwd: root, stdio: 'inherit' },
});
if (status !== 0) process.exit(1);

const read = ['monitors', 'reports', 'sandbox', 'setup/k6', 'suites/stage', 'trial'];
copy(
  read.map((folder) => `${folder}/**/*`),
  (file) => !SOURCE.test(file),
  dist,
);
cpSync(path.join(root, 'cli/init/files'), path.join(dist, 'cli/init/files'), { recursive: true });
copy(['config/**/*', 'suites/*/**/*'], isStart, path.join(dist, 'template'));

/** @param {string} file */
function isStart(file) {
  const [room, subject = '', ...rest] = file.split('/');
  if (room === 'config') return !SOURCE.test(file);
  return rest.length > 0 && !['stage', 'evidence'].includes(subject);
}

// What is asked of a package's own description at run time; a repository of its own needs the types of the same versions.
const { name, version, type, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
const about = { name, version, type, devDependencies };
writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
