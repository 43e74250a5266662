import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { findProgram } from '../testing/find-program.ts';

/**
 * Where blackbox_exporter is: `BLACKBOX_EXPORTER`, or on the path.
 * @throws {NoProgram}
 */
export function findBlackbox(): string {
  return process.env['BLACKBOX_EXPORTER'] ?? findProgram('blackbox_exporter');
}

export interface Running {
  url: string;
  pid: number;
  version: string;
  stop(): Promise<void>;
}

/** Starts it on a free port of loopback and waits until it answers. */
export async function startBlackbox(
  binary: string,
  config: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Running> {
  const told = execFileSync(binary, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const version = /version (\S+)/.exec(told)?.[1] ?? 'unknown';
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    binary,
    [`--config.file=${config}`, `--web.listen-address=${url.slice('http://'.length)}`],
    { stdio: ['ignore', 'ignore', 'pipe'], env },
  );
  let errors = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (part: string) => (errors = (errors + part).slice(-2_000)));
  for (let i = 0; i < 100; i++) {
    if (child.exitCode !== null) throw new Error(`blackbox_exporter ended: ${errors}`);
    const answer = await fetch(`${url}/-/healthy`).catch(() => null);
    if (answer?.ok === true) return { url, version, pid: child.pid ?? 0, stop: () => end(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(child);
  throw new Error(`blackbox_exporter does not answer: ${errors}`);
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
