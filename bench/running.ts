import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { delimiter, join } from 'node:path';
import { endChild, ending, startChild, tail } from '../trial/children.ts';
import { tickMs, Unmeasured } from './measure.ts';

/** A program that runs while it is measured. */
export interface Running {
  pid: number;
  /** The first line it printed that has the text it was waited for by. */
  line: string;
  stop(): Promise<void>;
}

/** Starts a program and waits until it prints a line with the text. @throws {Unmeasured} where it never does */
export async function startRunning(
  command: readonly string[],
  options: { cwd: string; env?: Record<string, string>; stop: AbortSignal; says: string },
): Promise<Running> {
  const [program = '', ...args] = command;
  const child = startChild(program, args, {
    ...{
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      stop: options.stop,
      gentle: 'SIGTERM',
    },
    env: { ...process.env, ...options.env },
  });
  const errors = tail(child.stderr);
  const late = setTimeout(() => void endChild(child, 'SIGTERM'), 60_000);
  try {
    const line = await firstLine(child, options.says, errors);
    return { pid: child.pid ?? 0, line, stop: () => endChild(child, 'SIGTERM') };
  } finally {
    clearTimeout(late);
  }
}

function firstLine(child: ChildProcess, text: string, errors: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      // What comes later is of no interest, and would fill the memory.
      if (said.length < 100_000) said += part;
      const found = said.split('\n').find((line) => line.includes(text));
      if (found !== undefined) resolve(found);
    });
    void ending(child).then(({ reason }) => reject(new Unmeasured(errors() || reason)));
  });
}

/** The command on one core alone, where the system has `taskset` and more than one. */
export function onOneCore(command: readonly string[]): string[] {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const pinned = cpus().length > 1 && places.some((place) => existsSync(join(place, 'taskset')));
  return pinned ? ['taskset', '-c', '0', ...command] : [...command];
}

/** CPU in ms of a running program, user and system, all its threads: `utime` and `stime` of proc(5). */
export function cpuMs(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) throw new Unmeasured('this system does not tell the CPU of a program');
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/**
 * Memory that a running program holds now, in MB: all of it (VmRSS), and what is its own alone (RssAnon), without the
 * text of Node that every program of it shares.
 */
export function memoryMb(pid: number): { all: number; own: number } {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) throw new Unmeasured('this system does not tell the memory of a program');
  const status = readFileSync(file, 'utf8');
  const of = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { all: of('VmRSS'), own: of('RssAnon') };
}
