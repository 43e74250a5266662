import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'entrypoint-'));
afterAll(() => rmSync(folder, { recursive: true }));

function start(args: string[], env: Record<string, string>) {
  const PATH = [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  return spawnSync(join(here, 'entrypoint.sh'), args, { encoding: 'utf8', env: { PATH, ...env } });
}

test('it starts the command line, as the starter does', () => {
  const compiled = join(folder, 'compiled');
  const env = { NODE_COMPILE_CACHE: compiled };
  const { stdout, status } = start(['monitor', '--help'], env);
  expect(status).toBe(0);
  expect(stdout).toContain('--listen');
  expect(readdirSync(compiled)).toHaveLength(1);
});

test('a file named by NAME_FILE gives NAME its value', () => {
  const node =
    '#!/bin/sh\n[ "$1" = -p ] && echo flags= && exit\necho "$NGHIEMTHU_STORE|${NGHIEMTHU_ALERTS_TOKEN:-none}|$NGHIEMTHU_EVIDENCE_TOKEN"\n';
  writeFileSync(join(folder, 'node'), node, { mode: 0o755 });
  writeFileSync(join(folder, 'store'), 'postgres://nghiemthu:a b$c@postgres/nghiemthu\n');
  writeFileSync(join(folder, 'token'), 'of evidence\n');
  const { stdout } = start(['monitor'], {
    NGHIEMTHU_STORE_FILE: join(folder, 'store'),
    NGHIEMTHU_EVIDENCE_TOKEN_FILE: join(folder, 'token'),
  });
  expect(stdout).toBe('postgres://nghiemthu:a b$c@postgres/nghiemthu|none|of evidence\n');
});

test('a file that is not there ends it, and nothing starts without its secret', () => {
  const { status, stderr } = start(['monitor'], { NGHIEMTHU_STORE_FILE: join(folder, 'none') });
  expect(status).not.toBe(0);
  expect(stderr).toContain('none');
});

test('the image has the folders that the command line needs', () => {
  const dockerfile = readFileSync(join(here, 'Dockerfile'), 'utf8');
  const copied = [...dockerfile.matchAll(/^COPY (\w+) \w+$/gm)].map(([, name]) => name ?? '');
  const ignored = readFileSync(join(here, 'Dockerfile.dockerignore'), 'utf8').split('\n');
  for (const name of copied) expect(ignored).toContain(`!${name}`);
  const rooms = [
    'cli',
    'config',
    'monitors',
    'records',
    'reports',
    'sandbox',
    'setup',
    'suites',
    'trial',
    'words',
  ];
  expect(copied.sort()).toEqual(rooms);
  expect(dockerfile).toMatch(/^USER [1-9]\d*:\d+$/m);
  for (const [, tag = ''] of dockerfile.matchAll(/^FROM node:(\S+)/gm))
    expect(tag).toMatch(/^26\.\d+\.\d+-slim$/);
});
