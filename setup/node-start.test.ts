import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startInShell } from './node-start.mjs';
import { root } from './cache.mjs';

const folder = mkdtempSync(path.join(tmpdir(), "it's a start "));
afterAll(() => rmSync(folder, { recursive: true }));

test('a command that the starter starts keeps its compiled code in the cache', () => {
  const { NODE_COMPILE_CACHE: _set, ...env } = process.env;
  const starter = path.join(root, 'setup', 'nghiemthu.mjs');
  const { status } = spawnSync(process.execPath, [starter, 'check'], {
    env: { ...env, NGHIEMTHU_CACHE: folder },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(readdirSync(path.join(folder, 'compiled'))).toHaveLength(1);
});

test('the program takes the place of the starter', () => {
  const told = path.join(folder, 'tell.mjs');
  writeFileSync(told, 'process.stderr.write(`${process.pid} ${process.argv[1]}\\n`);');
  const starter = path.join(root, 'setup', 'nghiemthu.mjs');
  const { status, stderr } = spawnSync(process.execPath, [starter, '--version'], {
    env: { ...process.env, NODE_OPTIONS: `--import ${JSON.stringify(told)}` },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const started = stderr
    .split('\n')
    .filter((line) => /^\d+ .*(?:nghiemthu\.mjs|main\.ts)$/.test(line));
  expect(started.map((line) => path.basename(line))).toEqual(['nghiemthu.mjs', 'main.ts']);
  expect(new Set(started.map((line) => line.split(' ')[0])).size).toBe(1);
});

test('what follows an npm script are its own options, not those of npm', () => {
  const starter = path.join(root, 'setup', 'nghiemthu.mjs');
  const args = [starter, '--npm', 'format', '--version'];
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules', 'oxfmt', 'package.json'), 'utf8'),
  ) as { version: string };
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain(version);
});

test('a shell reads how Node is to start, whatever letters a folder has', () => {
  const before = process.env['NODE_COMPILE_CACHE'];
  process.env['NODE_COMPILE_CACHE'] = `${folder}$HOME`;
  try {
    const lines = startInShell('monitor');
    const said = execFileSync('sh', [
      '-c',
      `${lines}\nprintenv NODE_COMPILE_CACHE MALLOC_ARENA_MAX; echo $flags`,
    ]);
    const [compiled, arenas, flags] = said.toString().split('\n');
    expect(compiled).toBe(`${folder}$HOME`);
    expect(arenas).toBe(process.env['MALLOC_ARENA_MAX'] ?? '1');
    expect(flags).toContain('--max-semi-space-size=2');
  } finally {
    if (before === undefined) delete process.env['NODE_COMPILE_CACHE'];
    else process.env['NODE_COMPILE_CACHE'] = before;
  }
});
