import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

const PACKAGE = 'prometheus-blackbox-exporter';

/** blackbox_exporter cannot be had on this machine. */
export class NoBlackbox extends Error {
  override name = 'NoBlackbox';
}

/**
 * Where blackbox_exporter is: `BLACKBOX_EXPORTER`, on the path, or unpacked from Debian's package without installing
 * it, so that no service starts.
 * @throws {NoBlackbox}
 */
export function findBlackbox(folder: string): string {
  const set = process.env['BLACKBOX_EXPORTER'];
  if (set !== undefined) return set;
  const names = [PACKAGE, 'blackbox_exporter'];
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = places.flatMap((place) => names.map((name) => join(place, name)));
  const unpacked = join(folder, 'usr/bin', PACKAGE);
  const known = [...onPath, unpacked].find((file) => existsSync(file));
  if (known !== undefined) return known;
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('apt-get', ['download', PACKAGE], { cwd: folder, stdio: 'pipe' });
    const archive = readdirSync(folder).find((file) => file.endsWith('.deb')) ?? '';
    execFileSync('dpkg', ['-x', archive, '.'], { cwd: folder, stdio: 'pipe' });
  } catch (error) {
    const told = (error as Error).message.split('\n')[0];
    throw new NoBlackbox(
      `there is no blackbox_exporter and Debian's ${PACKAGE} cannot be had (${told}); name a binary by BLACKBOX_EXPORTER`,
      { cause: error },
    );
  }
  return unpacked;
}

export interface Running {
  url: string;
  pid: number;
  version: string;
  stop(): Promise<void>;
}

/** Starts it on a free port of loopback and waits until it answers. */
export async function startBlackbox(binary: string, config: string): Promise<Running> {
  const told = execFileSync(binary, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const version = /version (\S+)/.exec(told)?.[1] ?? 'unknown';
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    binary,
    [`--config.file=${config}`, `--web.listen-address=${url.slice('http://'.length)}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-2_000)));
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
