import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { loadSuiteConfig } from '../config/load.ts';
import type { Platform } from '../config/platforms/platform.ts';
import type { RequirementVerdict, TrialReport } from '../records/model.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { list, sandboxFaults, whole, type SandboxFault } from './flags.ts';
import { moduleFile, rootFolder } from '../config/home.ts';
import { stopOnSignals } from './signals.ts';
import { FaultWatch, SEEN, type WatchedFault } from './watched-faults.ts';

interface Row {
  fault: string;
  requirement: string;
  ok: boolean;
  decision: string;
  /** Other requirements that are red, and critical ones first. */
  others: string[];
  seconds: number;
  problem: string;
}

interface Flags {
  only: string[];
  clean?: number;
  jobs: number;
  seed: number;
  monitors?: boolean;
  json?: boolean;
}

export function faultsCommand(): Command {
  return new Command('faults')
    .description('prove that every check can fail: one trial for each fault of the sandbox')
    .option('--only <ids>', 'only these faults', list, [])
    .option(
      '--clean <number>',
      'instead, so many clean trials with different seeds: none may be red',
      whole,
    )
    .option('--jobs <number>', 'trials at the same time', whole, 2)
    .option(
      '--seed <number>',
      'seed of the sandboxes, the first of them where they differ',
      whole,
      1,
    )
    .option('--monitors', 'instead, watch the faults with probes: each opens one incident')
    .option('--json', 'print the rows as JSON')
    .action(async (flags: Flags) => {
      if (flags.monitors === true) return watchFaults(flags);
      const work = flags.clean === undefined ? await faultyTrials(flags) : cleanTrials(flags);
      const say = (text: string) => flags.json || process.stdout.write(text);
      const rows: Row[] = [];
      say(head);
      const worker = async () => {
        for (let next = work.shift(); next; next = work.shift()) {
          const row = await next();
          rows.push(row);
          say(line(row));
        }
      };
      await Promise.all(Array.from({ length: Math.max(1, flags.jobs) }, worker));
      const right = rows.filter((row) => row.ok).length;
      if (flags.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      say(
        flags.clean === undefined
          ? `${right} of ${rows.length} faults turn the right requirement red\n`
          : `${right} of ${rows.length} clean trials end go, with none red and none flaky\n`,
      );
      const proved = right === rows.length && rows.length > 0;
      process.exitCode = proved ? exitCodes.success : exitCodes.noGo;
    });
}

async function watchFaults({ only, json }: Flags): Promise<void> {
  const unknown = only.filter((id) => SEEN[id] === undefined);
  if (unknown.length > 0) throw new UsageError(`no probe sees the fault ${unknown.join(', ')}`);
  const stop = stopOnSignals();
  const watch = await FaultWatch.open(rootFolder(), stop);
  const rows: WatchedFault[] = [];
  try {
    await watch.settled();
    if (watch.open.length > 0) throw new Error('an incident is open before any fault is on');
    for (const fault of only.length > 0 ? only : Object.keys(SEEN)) {
      if (stop.aborted) break;
      const row = await watch.see(fault);
      rows.push(row);
      if (json !== true) process.stdout.write(watchedLine(row));
    }
  } finally {
    await watch.close();
  }
  const right = rows.filter(({ ok }) => ok).length;
  process.stdout.write(
    json === true
      ? `${JSON.stringify(rows, null, 2)}\n`
      : `${right} of ${rows.length} faults open one incident and close it\n`,
  );
  process.exitCode = right === rows.length && right > 0 ? exitCodes.success : exitCodes.noGo;
}

function watchedLine({ fault, ok, turns, incidents, closed, probes }: WatchedFault): string {
  const what = `${incidents} incident${incidents === 1 ? '' : 's'} after ${turns} turns`;
  const end = closed ? 'closed' : 'STILL OPEN';
  return `${fault.padEnd(32)} ${ok ? 'yes' : 'NO '} ${what}, ${end}: ${probes.join(', ')}\n`;
}

async function faultyTrials({ only, seed }: Flags): Promise<(() => Promise<Row>)[]> {
  const all = await sandboxFaults();
  const unknown = only.filter((id) => !all.some((fault) => fault.id === id));
  if (unknown.length > 0) throw new UsageError(`the sandbox has no fault ${unknown.join(', ')}`);
  const { platforms } = loadSuiteConfig(rootFolder());
  return all
    .filter((fault) => only.length === 0 || only.includes(fault.id))
    .map((fault) => () => judgeFault(fault, platforms, seed));
}

function cleanTrials({ clean = 0, seed }: Flags): (() => Promise<Row>)[] {
  return Array.from({ length: clean }, (_, n) => () => judgeClean(seed + n));
}

const head = `${'fault'.padEnd(32)} ${'requirement'.padEnd(12)} ${'right'.padEnd(6)} ${'decision'.padEnd(10)} time   also red\n`;

function line(row: Row): string {
  const also = [row.others.join(' '), row.problem].filter(Boolean).join(' ');
  return `${row.fault.padEnd(32)} ${row.requirement.padEnd(12)} ${(row.ok ? 'yes' : 'NO').padEnd(6)} ${row.decision.padEnd(10)} ${`${row.seconds} s`.padEnd(6)} ${also}\n`;
}

/** Load runs only where the fault shows under load. */
async function judgeFault(fault: SandboxFault, platforms: Platform[], seed: number): Promise<Row> {
  const profile = loadProfileOf(fault, platforms);
  const { report, seconds, problem } = await runTrial([
    ...['--fault', fault.id, '--seed', String(seed)],
    ...(profile ? ['--profile', profile] : ['--no-load']),
  ]);
  const red = redOf(report);
  const others = red.filter((one) => one.id !== fault.requirement);
  const ok =
    red.length > others.length &&
    others.every((one) => one.weight !== 'critical') &&
    report?.decision === 'no-go';
  return {
    ...{ fault: fault.id, requirement: fault.requirement, ok, seconds, problem },
    decision: report?.decision ?? 'none',
    others: others.map((one) => one.id),
  };
}

async function judgeClean(seed: number): Promise<Row> {
  const { report, seconds, problem } = await runTrial(['--seed', String(seed)]);
  const flaky = report?.run.counts.flaky ?? 0;
  return {
    ...{ fault: `none, seed ${seed}`, requirement: '', seconds },
    ok: report?.decision === 'go' && flaky === 0,
    decision: report?.decision ?? 'none',
    others: redOf(report).map((one) => one.id),
    problem: flaky > 0 ? `${flaky} flaky` : problem,
  };
}

function redOf(report: TrialReport | undefined): RequirementVerdict[] {
  const all = report?.platforms.flatMap((one) => one.requirements) ?? [];
  return all.filter((one) => one.verdict === 'fail');
}

function loadProfileOf(fault: SandboxFault, platforms: Platform[]): string | undefined {
  return platforms
    .flatMap((platform) => Object.entries(platform.load))
    .find(([, profile]) =>
      profile.thresholds.some((one) => one.proves.includes(fault.requirement)),
    )?.[0];
}

interface Outcome {
  report: TrialReport | undefined;
  seconds: number;
  /** The last line it wrote, where it gave no verdict. */
  problem: string;
}

/** A trial in a process, a store and a folder of its own. */
async function runTrial(args: string[]): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nghiemthu-fault-'));
  const began = Date.now();
  const main = moduleFile('cli/main');
  const command = [
    '--disable-warning=ExperimentalWarning',
    main,
    'trial',
    '--format',
    'json',
    '--json',
  ];
  try {
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [...command, ...args],
        {
          maxBuffer: 64 * 2 ** 20,
          timeout: 600_000,
          env: {
            ...process.env,
            CI: 'true',
            NGHIEMTHU_STORE: path.join(folder, 'records.db'),
            NGHIEMTHU_OUT: path.join(folder, 'out'),
          },
        },
        (_error, out, err) => resolve({ stdout: out, stderr: err }),
      );
    });
    const seconds = Math.round((Date.now() - began) / 1000);
    const printed = stdout.startsWith('{');
    return {
      report: printed ? (JSON.parse(stdout) as TrialReport) : undefined,
      seconds,
      problem: printed ? '' : (stderr.trim().split('\n').at(-1) ?? ''),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
