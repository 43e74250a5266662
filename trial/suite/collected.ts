import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Named as specs are, in any of the spellings people use. */
const SPEC_NAME = /[._-]spec\.[cm]?[jt]sx?$/i;
/** Calls a test of Playwright's at the beginning of a line. */
const CALLS_TEST = /^\s*test(?:\.(?:describe|only|skip|fixme|fail|serial|parallel|slow))*\(/m;
/** What vitest or Node runs is somebody else's. */
const OTHER_RUNNER = /from ['"](?:vitest|node:test)['"]|require\(['"](?:vitest|node:test)['"]\)/;
/** Folders that hold no specs of a tester's. */
const ELSEWHERE = new Set([
  ...['node_modules', 'reports', 'records', 'dist', 'build', 'coverage', 'testdata'],
]);

/**
 * Files that look like specs, relative to the root: by their name wherever they lie, and within the suites because they
 * call Playwright's `test`. What nobody collects of them would be a silent pass.
 */
export function specsOf(root: string): string[] {
  const found = globSync('**/*.{ts,mts,cts,js,mjs,cjs,tsx,jsx,TS,JS}', {
    cwd: root,
    exclude: (name) => ELSEWHERE.has(path.basename(name)) || path.basename(name).startsWith('.'),
  });
  return found
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => isSpec(file, () => readFileSync(path.join(root, file), 'utf8')))
    .sort();
}

function isSpec(file: string, read: () => string): boolean {
  if (SPEC_NAME.test(file)) return !OTHER_RUNNER.test(read());
  if (!file.startsWith('suites/')) return false;
  const text = read();
  return CALLS_TEST.test(text) && !OTHER_RUNNER.test(text);
}
