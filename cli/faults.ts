import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { loadSuiteConfig } from '../config/load.ts';
import type { Platform } from '../config/platforms/platform.ts';
import type { RequirementVerdict } from '../records/runs/verdict.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { list, sandboxFaults, whole, type SandboxFault } from './flags.ts';
import { moduleFile, rootFolder } from '../config/home.ts';
import { stopOnSignals } from './signals.ts';
import { FaultWatch, type WatchedFault } from './watched-faults.ts';

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
  platform: string[];
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
    .option('--platform <slugs>', 'only faults and trials of these platforms', list, [])
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

/** The faults asked for. @throws {UsageError} for a platform or a fault that the sandbox does not have */
async function wantedFaults({ platform, only }: Flags): Promise<SandboxFault[]> {
  const all = await sandboxFaults();
  const strange = platform.filter((slug) => !all.some((fault) => fault.platform === slug));
  if (strange.length > 0)
    throw new UsageError(`the sandbox has no fault of the platform ${strange.join(', ')}`);
  const unknown = only.filter((id) => !all.some((fault) => fault.id === id));
  if (unknown.length > 0) throw new UsageError(`the sandbox has no fault ${unknown.join(', ')}`);
  return all.filter(
    (fault) =>
      (only.length === 0 || only.includes(fault.id)) &&
      (platform.length === 0 || platform.includes(fault.platform)),
  );
}

async function watchFaults(flags: Flags): Promise<void> {
  const { only, json } = flags;
  const wanted = await wantedFaults(flags);
  const unseen = wanted.filter(({ seenBy }) => seenBy === undefined).map(({ id }) => id);
  if (only.length > 0 && unseen.length > 0)
    throw new UsageError(`no probe sees the fault ${unseen.join(', ')}`);
  const stop = stopOnSignals();
  const watch = await FaultWatch.open(rootFolder(), stop, flags.platform);
  const rows: WatchedFault[] = [];
  try {
    await watch.settled();
    if (watch.open.length > 0) throw new Error('an incident is open before any fault is on');
    for (const fault of wanted.filter(({ id }) => !unseen.includes(id))) {
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

async function faultyTrials(flags: Flags): Promise<(() => Promise<Row>)[]> {
  const { platforms } = loadSuiteConfig(rootFolder());
  const wanted = await wantedFaults(flags);
  return wanted.map((fault) => () => judgeFault(fault, platforms, flags.seed));
}

function cleanTrials({ clean = 0, seed, platform }: Flags): (() => Promise<Row>)[] {
  const only = platform.length > 0 ? ['--platform', platform.join(',')] : [];
  return Array.from({ length: clean }, (_, n) => () => judgeClean(seed + n, only));
}

const head = `${'fault'.padEnd(32)} ${'requirement'.padEnd(12)} ${'right'.padEnd(6)} ${'decision'.padEnd(10)} time   also red\n`;

function line(row: Row): string {
  const also = [row.others.join(' '), row.problem].filter(Boolean).join(' ');
  return `${row.fault.padEnd(32)} ${row.requirement.padEnd(12)} ${(row.ok ? 'yes' : 'NO').padEnd(6)} ${row.decision.padEnd(10)} ${`${row.seconds} s`.padEnd(6)} ${also}\n`;
}

/** One trial of the fault's platform. Load runs only where the fault shows under load. */
async function judgeFault(fault: SandboxFault, platforms: Platform[], seed: number): Promise<Row> {
  const profile = loadProfileOf(fault, platforms);
  const { report, seconds, problem } = await runTrial([
    ...['--platform', fault.platform, '--fault', fault.id, '--seed', String(seed)],
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

async function judgeClean(seed: number, only: string[]): Promise<Row> {
  const { report, seconds, problem } = await runTrial(['--seed', String(seed), ...only]);
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
    .filter(({ slug }) => slug === fault.platform)
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
