import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
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

/**
 * Starts a program that serves until it is stopped.
 * @param title what it is called
 * @param url the address that answers with success when it is ready
 * @throws Error with its last lines where it ends before, or does not answer in time
 */
export async function served(
  title: string,
  url: string,
  program: string,
  args: readonly string[],
  ways: Ways,
): Promise<{ ended: Promise<string>; stop(): Promise<void> }> {
  const child = started(program, args, ways);
  const ended = once(child, 'exit').then(() => lastLines(ways.log));
  const began = performance.now();
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`${title} ended: ${lastLines(ways.log)}`);
    if (performance.now() - began > READY_MS) {
      child.kill();
      const waited = `${title} did not answer within ${READY_MS / 1_000} s`;
      throw new Error(`${waited}: ${lastLines(ways.log)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function lastLines(file: string): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' · ');
}
