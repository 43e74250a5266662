import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ending, startChild, tail } from '../trial/children.ts';

/** Something could not be measured; the message says why. No figure stands for it. */
export class Unmeasured extends Error {
  override name = 'Unmeasured';
}

/** One run of a program. */
export interface Ran {
  /** Wall clock in ms, from the start of the program until it is gone. */
  ms: number;
  /** CPU in ms, user and system, of the program and of those it waited for; null where the system does not tell. */
  cpuMs: number | null;
  /** Most memory it held, in MB (VmHWM), without its own children; null where it was not asked for. */
  peakMb: number | null;
  code: number | null;
  stdout: string;
  /** Its last lines, for a message. */
  stderr: string;
}

export interface Program {
  program: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** Exit codes that are a result; others are none. */
  codes: number[];
  /** Ends it, and so the measurement. */
  stop: AbortSignal;
  /** Longest time in ms it may take. */
  withinMs: number;
}

/**
 * Runs a program to its end.
 * @throws {Unmeasured} where it ends with another code or takes longer
 */
export async function run(program: Program): Promise<Ran> {
  const late = AbortSignal.timeout(program.withinMs);
  const cpuBefore = childrenCpuMs();
  const began = performance.now();
  const child = startChild(program.program, program.args, {
    cwd: program.cwd,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    stop: AbortSignal.any([program.stop, late]),
    gentle: 'SIGTERM',
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  const stderr = tail(child.stderr);
  const { code, reason } = await ending(child);
  const ms = performance.now() - began;
  const cpuAfter = childrenCpuMs();
  const said = [stdout.slice(-800), stderr()].join('\n').trim();
  if (program.stop.aborted) throw new Unmeasured('it was stopped');
  if (late.aborted)
    throw new Unmeasured(`it took longer than ${program.withinMs / 1000} s: ${said}`);
  if (code === null || !program.codes.includes(code)) throw new Unmeasured(`${reason}: ${said}`);
  const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return { ms, cpuMs, peakMb: null, code, stdout, stderr: stderr() };
}

/** Runs a Node program as `run` does, and has it tell the most memory that it itself held. */
export async function runNode(program: Omit<Program, 'program'>, scratch: string): Promise<Ran> {
  const folder = mkdtempSync(path.join(scratch, 'peak-'));
  const file = path.join(folder, 'peak.txt');
  const told = fileURLToPath(import.meta.resolve('./peak.ts'));
  const flags = ['--disable-warning=ExperimentalWarning', '--import', told];
  const ran = await run({
    ...program,
    program: process.execPath,
    args: [...flags, ...program.args],
    env: { ...program.env, NGHIEMTHU_BENCH_PEAK: file },
  });
  const peakMb = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  return { ...ran, peakMb };
}

/** Ticks of /proc in ms: USER_HZ is 100 on every Linux. */
export const tickMs = 10;

/**
 * CPU in ms of all programs that this process started and that ended, with those they waited for: `cutime` and
 * `cstime` of proc(5). Null where there is no /proc. Of use only while one program runs at a time.
 */
export function childrenCpuMs(): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * tickMs;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Runs two things by turns, the first to go changing every round, so that neither has the warmer machine. */
export async function byTurns<A, B>(
  rounds: number,
  ours: (round: number) => Promise<A>,
  theirs: (round: number) => Promise<B>,
): Promise<{ ours: A[]; theirs: B[] }> {
  const result: { ours: A[]; theirs: B[] } = { ours: [], theirs: [] };
  for (let round = 1; round <= rounds; round += 1) {
    if (round % 2 === 0) result.theirs.push(await theirs(round));
    result.ours.push(await ours(round));
    if (round % 2 === 1) result.theirs.push(await theirs(round));
  }
  return result;
}
