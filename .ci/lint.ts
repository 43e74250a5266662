// Types, rules with types, import borders, format and unused code. A linter that looked at nothing is a failure.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

interface Ran {
  ok: boolean;
  stdout: string;
}

async function run(title: string, args: string[]): Promise<Ran> {
  const began = Date.now();
  const [tool = '', ...rest] = args;
  const child = spawn(path.join(root, 'node_modules', '.bin', tool), rest, {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' },
  });
  let stdout = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      stdout += error.message;
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`lint: ${title}: ${ok ? 'ok' : 'failed'} (${seconds} s)\n`);
  return { ok, stdout };
}

function show(result: Ran): boolean {
  if (!result.ok) process.stdout.write(result.stdout);
  return result.ok;
}

/** oxlint says how many files it looked at. */
async function rules(): Promise<boolean> {
  const result = await run('rules and borders', ['oxlint', '--type-aware']);
  const files = Number(/on (\d+) files/.exec(result.stdout)?.[1] ?? 0);
  if (files === 0) process.stdout.write('lint: no file was looked at\n');
  return show(result) && files > 0;
}

// Two at a time: each alone keeps a processor waiting for a while.
const [types, looked] = await Promise.all([
  run('types', ['tsc', '--noEmit', '--pretty', 'false']).then(show),
  rules(),
]);
const [format, unused] = await Promise.all([
  run('format', ['oxfmt', '--check']).then(show),
  run('unused code', ['knip']).then(show),
]);
process.exitCode = types && looked && format && unused ? 0 : 1;
