import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { loadSuiteConfig } from '../config/load.ts';
import type { Platform } from '../config/platform.ts';
import type { TrialReport } from '../records/model.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { list, sandboxFaults, whole, type SandboxFault } from './flags.ts';
import { root } from './place.ts';

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

export function faultsCommand(): Command {
  return new Command('faults')
    .description('prove that every check can fail: one trial for each fault of the sandbox')
    .option('--only <ids>', 'only these faults', list, [])
    .option('--jobs <number>', 'trials at the same time', whole, 2)
    .option('--seed <number>', 'seed of the sandboxes', whole, 1)
    .option('--json', 'print the rows as JSON')
    .action(async (options: { only: string[]; jobs: number; seed: number; json?: boolean }) => {
      const all = await sandboxFaults(root);
      const unknown = options.only.filter((id) => !all.some((fault) => fault.id === id));
      if (unknown.length > 0)
        throw new UsageError(`the sandbox has no fault ${unknown.join(', ')}`);
      const wanted = all.filter(
        (one) => options.only.length === 0 || options.only.includes(one.id),
      );
      const { platforms } = loadSuiteConfig(root);
      const rows: Row[] = [];
      const queue = [...wanted];
      const worker = async () => {
        for (let fault = queue.shift(); fault; fault = queue.shift()) {
          const row = await judgeFault(fault, platforms, options.seed);
          rows.push(row);
          if (!options.json) process.stdout.write(line(row));
        }
      };
      if (!options.json) process.stdout.write(head);
      await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, worker));
      const wrong = rows.filter((row) => !row.ok).length;
      if (options.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      else
        process.stdout.write(
          `${rows.length - wrong} of ${rows.length} faults turn the right requirement red\n`,
        );
      process.exitCode = wrong === 0 && rows.length > 0 ? exitCodes.success : exitCodes.noGo;
    });
}

const head = `${'fault'.padEnd(32)} ${'requirement'.padEnd(12)} ${'right'.padEnd(6)} ${'decision'.padEnd(10)} time   also red\n`;

function line(row: Row): string {
  const also = [row.others.join(' '), row.problem].filter(Boolean).join(' ');
  return `${row.fault.padEnd(32)} ${row.requirement.padEnd(12)} ${(row.ok ? 'yes' : 'NO').padEnd(6)} ${row.decision.padEnd(10)} ${`${row.seconds} s`.padEnd(6)} ${also}\n`;
}

/** A trial in a process, a store and a folder of its own. Load runs only where the fault shows under load. */
async function judgeFault(fault: SandboxFault, platforms: Platform[], seed: number): Promise<Row> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nghiemthu-fault-'));
  const began = Date.now();
  try {
    const profile = loadProfileOf(fault, platforms);
    const { report, problem } = await runTrial(folder, [
      ...['--fault', fault.id, '--seed', String(seed), '--format', 'json', '--json'],
      ...(profile ? ['--profile', profile] : ['--no-load']),
    ]);
    const seconds = Math.round((Date.now() - began) / 1000);
    const base = { fault: fault.id, requirement: fault.requirement, seconds };
    if (!report) return { ...base, ok: false, decision: 'none', others: [], problem };
    const red = report.platforms
      .flatMap((one) => one.requirements)
      .filter((one) => one.verdict === 'fail');
    const others = red.filter((one) => one.id !== fault.requirement);
    const right = red.some((one) => one.id === fault.requirement);
    const ok =
      right && others.every((one) => one.weight !== 'critical') && report.decision === 'no-go';
    return {
      ...base,
      ok,
      decision: report.decision,
      others: others.map((one) => one.id),
      problem: '',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function loadProfileOf(fault: SandboxFault, platforms: Platform[]): string | undefined {
  return platforms
    .flatMap((platform) => Object.entries(platform.load))
    .find(([, profile]) =>
      profile.thresholds.some((one) => one.proves.includes(fault.requirement)),
    )?.[0];
}

function runTrial(
  folder: string,
  args: string[],
): Promise<{ report: TrialReport | undefined; problem: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        path.join(root, 'cli', 'main.ts'),
        'trial',
        ...args,
      ],
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
      (_error, stdout, stderr) => {
        try {
          resolve({ report: JSON.parse(stdout) as TrialReport, problem: '' });
        } catch {
          resolve({ report: undefined, problem: stderr.trim().split('\n').at(-1) ?? '' });
        }
      },
    );
  });
}
