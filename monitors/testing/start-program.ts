import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Program {
  url: string;
  /** What it wrote last. */
  told(): string;
  stop(): Promise<void>;
}

/** A port of loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a program that serves HTTP on loopback and waits until it is ready.
 * @param args by the port it shall listen on
 * @throws where it ends, or is not ready within half a minute
 */
export async function startProgram(
  binary: string,
  args: (port: number) => string[],
): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(binary, args(port), { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  const listen = (part: Buffer) => (told = (told + part.toString()).slice(-4_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${binary} ended: ${told}`);
    const answer = await fetch(`${url}/-/ready`).catch(() => null);
    if (answer?.ok === true) return { url, told: () => told, stop };
  }
  await stop();
  throw new Error(`${binary} is not ready: ${told}`);
}
