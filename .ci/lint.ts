// Types, rules with types, import borders, format and unused code. A linter that looked at nothing is a failure.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

function run(title: string, args: string[]): { ok: boolean; stdout: string } {
  const began = Date.now();
  const [tool = '', ...rest] = args;
  const result = spawnSync(path.join(root, 'node_modules', '.bin', tool), rest, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 2 ** 20,
  });
  const ok = result.status === 0;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`lint: ${title}: ${ok ? 'ok' : 'failed'} (${seconds} s)\n`);
  return { ok, stdout: result.stdout + result.stderr };
}

function show(result: { ok: boolean; stdout: string }): boolean {
  if (!result.ok) process.stdout.write(result.stdout);
  return result.ok;
}

/** oxlint says how many files it looked at. */
function rules(): boolean {
  const result = run('rules and borders', ['oxlint', '--type-aware']);
  const files = Number(/on (\d+) files/.exec(result.stdout)?.[1] ?? 0);
  if (files === 0) process.stdout.write('lint: no file was looked at\n');
  return show(result) && files > 0;
}

const passed = [
  show(run('types', ['tsc', '--noEmit', '--pretty', 'false'])),
  rules(),
  show(run('format', ['oxfmt', '--check'])),
  show(run('unused code', ['knip'])),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;
