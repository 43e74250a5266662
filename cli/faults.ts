import { Command } from 'commander';
import { rootFolder } from '../config/home.ts';
import { loadSuiteConfig } from '../config/load.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { joined, partOf } from './faults/shards.ts';
import type { FaultsJson } from './faults/shards.ts';
import { conclusion, head, line, summary } from './faults/table.ts';
import type { Row } from './faults/table.ts';
import { judgeClean, judgeFault } from './faults/trials.ts';
import { FaultWatch, type WatchedFault } from './faults/watched.ts';
import { list, sandboxFaults, shard, whole, type SandboxFault } from './flags.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  platform: string[];
  only: string[];
  shard?: string;
  join?: string[];
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
    .option('--shard <i/n>', 'only a part of them, like 1/3: every third', shard)
    .option('--join <files...>', 'instead, make one table of what parts printed by --json')
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
      if (flags.join !== undefined) return showJoined(joined(flags.join), flags);
      if (flags.clean !== undefined && flags.only.length > 0)
        throw new UsageError('--only names faults; a clean trial has none');
      const kind = flags.clean === undefined ? 'faults' : 'clean trials';
      const all = flags.clean === undefined ? await faultyTrials(flags) : cleanTrials(flags);
      const work = partOf(all, flags.shard);
      const rows: Row[] = [];
      const say = (text: string) => flags.json || process.stdout.write(text);
      say(head);
      const worker = async () => {
        for (let next = work.shift(); next; next = work.shift()) {
          const row = await next.judge();
          rows.push(row);
          say(line(row));
        }
      };
      await Promise.all(Array.from({ length: Math.max(1, flags.jobs) }, worker));
      const wanted = all.map(({ id }) => id);
      const told: FaultsJson = { shard: flags.shard ?? null, wanted, rows };
      if (flags.json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
      say(summary(rows, kind) + conclusion(rows, kind));
      process.exitCode = exitCodeOf(rows);
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

/** A trial that waits for its turn. */
interface Waiting {
  id: string;
  judge: () => Promise<Row>;
}

function showJoined(rows: Row[], { json }: Flags): void {
  process.stdout.write(
    json
      ? `${JSON.stringify(rows, null, 2)}\n`
      : head + rows.map(line).join('') + summary(rows, 'faults') + conclusion(rows, 'faults'),
  );
  process.exitCode = exitCodeOf(rows);
}

function exitCodeOf(rows: readonly Row[]): number {
  return rows.length > 0 && rows.every(({ ok }) => ok) ? exitCodes.success : exitCodes.noGo;
}

async function faultyTrials(flags: Flags): Promise<Waiting[]> {
  const { platforms } = loadSuiteConfig(rootFolder());
  const wanted = await wantedFaults(flags);
  return wanted.map((fault) => ({
    id: fault.id,
    judge: () => judgeFault(fault, platforms, flags.seed),
  }));
}

function cleanTrials({ clean = 0, seed, platform }: Flags): Waiting[] {
  return Array.from({ length: clean }, (_, n) => ({
    id: `seed ${seed + n}`,
    judge: () => judgeClean(seed + n, platform),
  }));
}
