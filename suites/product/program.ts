import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** How a program of other people's is run; what it says goes into the log. */
export interface Ways {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Path of a file that is added to. */
  log: string;
}

/** Longest that a program may take until it answers, in ms. */
const READY_MS = 600_000;

function started(program: string, args: readonly string[], { cwd, env, log }: Ways) {
  const output = openSync(log, 'a');
  const settings = { cwd, stdio: ['ignore' as const, output, output], ...(env && { env }) };
  return spawn(program, args, settings);
}

/** Runs a program to its end. @throws Error with its last lines where it failed */
export async function runToEnd(
  program: string,
  args: readonly string[],
  ways: Ways,
): Promise<void> {
  const [code] = (await once(started(program, args, ways), 'exit')) as [number | null];
  if (code !== 0)
    throw new Error(`${path.basename(program)} ended with ${code}: ${lastLines(ways.log)}`);
}

/** A program that runs until it is stopped. */
export interface Running {
  /** Resolves when it ended by itself, with its last words. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a program that serves until it is stopped.
 * @param title what it is called
 * @param url the address that answers with success when it is ready
 * @throws Error with its last lines where it ends before, or does not answer in time
 */
export function served(
  title: string,
  url: string,
  program: string,
  args: readonly string[],
  ways: Ways,
): Promise<Running> {
  const isReady = async () => {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.ok === true;
  };
  return runWhen(title, isReady, program, args, ways);
}

/** The same for a program that is ready when it says so in another way. */
export async function runWhen(
  title: string,
  isReady: () => boolean | Promise<boolean>,
  program: string,
  args: readonly string[],
  ways: Ways,
): Promise<Running> {
  const child = started(program, args, ways);
  const failed = new Promise<Error>((resolve) => child.once('error', resolve));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const ended = Promise.race([exited, failed]).then(() => lastLines(ways.log));
  const began = performance.now();
  while (!(await isReady())) {
    const error = await Promise.race([failed, pause()]);
    if (error !== undefined) throw new Error(`${title} cannot be started: ${error.message}`);
    if (child.exitCode !== null) throw new Error(`${title} ended: ${lastLines(ways.log)}`);
    if (performance.now() - began > READY_MS) {
      child.kill();
      const waited = `${title} did not answer within ${READY_MS / 1_000} s`;
      throw new Error(`${waited}: ${lastLines(ways.log)}`);
    }
  }
  return {
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

const pause = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 200));

/** A server in this process on 127.0.0.1, by default at a port that is free. @throws Error where another has the port */
export async function loopbackServer(
  open: (listening: (error?: Error) => void) => Server,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opened: Server = open((error) => (error ? reject(error) : resolve(opened)));
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** Whether somebody listens at a TCP port of this machine. */
export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** A port on 127.0.0.1 that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function lastLines(file: string): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' · ');
}
