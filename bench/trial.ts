import { handedOver } from '../config/targets/handed.ts';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadConfig, loadSuiteConfig } from '../config/load.ts';
import { withAddresses } from '../config/targets/resolve.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { nodeEnv } from '../setup/node-start.mjs';
import { startSandbox } from '../trial/sandbox.ts';
import { awayFromHome, seconds, type Bench } from './bench.ts';
import { byTurns, childrenCpuMs, median, runNode, Unmeasured, type Ran } from './measure.ts';
import { againstRival, memoryLimitMb, underLimit, type Row } from './row.ts';

/** A trial may take this many times as long as Playwright alone. */
const bar = 1.05;
const rounds = 5;
const seed = 1;
const withinMs = 600_000;
/** A quick run runs the cases of so many checks that only read. */
const fewChecks = 3;

/** One run of all cases. */
interface Suite {
  ran: Ran;
  /** Wall clock in s, the start and the end of the sandbox included. */
  wall: number;
  /** CPU in s of all of it, 0 where the system does not tell. */
  cpu: number;
  cases: number;
}

/**
 * Our trial against Playwright alone on the same specs: the same cases, seed, workers, retries, browser and
 * configuration, each with a fresh sandbox whose start and stop count for both.
 */
export async function measureTrial(bench: Bench): Promise<Row[]> {
  const { ours, theirs } = await byTurns(
    bench.quick ? 1 : rounds,
    (round) => announced(bench, `round ${round}, ours`, ourTrial(bench)),
    (round) => announced(bench, `round ${round}, Playwright alone`, playwrightAlone(bench)),
  );
  const counts = new Set([...ours, ...theirs].map(({ cases }) => cases));
  if (counts.size !== 1) throw new Unmeasured(`not the same cases ran: ${[...counts].join(', ')}`);
  const cpu = (all: Suite[]) => median(all.map((one) => one.cpu)).toFixed(1);
  const note = `${ours[0]!.cases} cases, all passed; CPU ${cpu(ours)} s against ${cpu(theirs)} s`;
  const about = { measurement: 'trial', note };
  const wall = (all: Suite[]) => all.map((one) => one.wall);
  const peaks = ours.flatMap(({ ran }) => ran.peakMb ?? []);
  return [
    againstRival(
      { ...about, what: 'trial, wall clock', unit: 's' },
      wall(ours),
      { name: 'playwright test', samples: wall(theirs) },
      bar,
    ),
    ...(peaks.length === 0 ? [] : [memoryRow(peaks)]),
  ];
}

function memoryRow(peaks: number[]): Row {
  const note = 'the trial process itself, without Playwright and its browsers';
  const about = { measurement: 'trial', what: 'trial, peak memory', unit: 'MB', note } as const;
  return underLimit(about, peaks, memoryLimitMb, 'limit');
}

async function announced(bench: Bench, name: string, work: Promise<Suite>): Promise<Suite> {
  const suite = await work;
  const { cases, wall, cpu, ran } = suite;
  const peak = Math.round(ran.peakMb ?? 0);
  bench.say(`${name}: ${cases} cases in ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, ${peak} MB`);
  return suite;
}

async function ourTrial(bench: Bench): Promise<Suite> {
  const args = ['trial', '--target', 'sandbox', '--no-load', '--seed', String(seed), '--json'];
  const ran = await runNode(
    {
      args: [path.join(bench.root, 'cli', 'main.ts'), ...args, ...grep(bench)],
      cwd: bench.root,
      env: awayFromHome(bench),
      // Without load some requirements are not run: 2.
      codes: [0, 1, 2],
      ...{ stop: bench.stop, withinMs },
    },
    bench.scratch,
  );
  if (ran.stdout === '') throw new Unmeasured(`no verdict: ${ran.stderr}`);
  const report = JSON.parse(ran.stdout) as TrialReport;
  const red = report.cases.filter((one) => one.verdict !== 'pass' || one.flaky);
  const bad = [...red.map((one) => one.title), ...report.harness.map((one) => one.text.en)];
  if (bad.length > 0)
    throw new Unmeasured(`times of suites that are not green say nothing: ${bad.join('; ')}`);
  const [wall, cpu] = [seconds(ran.ms), seconds(ran.cpuMs ?? 0)];
  return { ran, wall, cpu, cases: report.cases.length };
}

async function playwrightAlone(bench: Bench): Promise<Suite> {
  const { root, stop } = bench;
  const config = loadConfig({ root, target: 'sandbox', env: process.env });
  const cli = createRequire(path.join(root, 'package.json')).resolve('@playwright/test/cli');
  const cpuBefore = childrenCpuMs() ?? 0;
  const began = performance.now();
  const sandbox = await startSandbox({ root, seed, faults: [], stop });
  let ran: Ran;
  try {
    const target = withAddresses(config.target, sandbox.addresses);
    ran = await runNode(
      {
        args: [
          ...[cli, 'test', '--reporter=list', ...grep(bench)],
          ...['--output', path.join(bench.scratch, 'test-results')],
        ],
        cwd: root,
        env: {
          ...nodeEnv(undefined),
          CI: 'true',
          // The one our trial finds by itself.
          ...(bench.chromium === undefined ? {} : { NGHIEMTHU_CHROMIUM: bench.chromium }),
          NGHIEMTHU_TARGET: handedOver(target),
          NGHIEMTHU_RETRIES: String(config.plan.gate.retries),
        },
        ...{ codes: [0], stop, withinMs },
      },
      bench.scratch,
    );
  } finally {
    await sandbox.stop();
  }
  const wall = seconds(performance.now() - began);
  const cpu = seconds((childrenCpuMs() ?? 0) - cpuBefore);
  const cases = Number(/^\s*(\d+) passed/m.exec(ran.stdout)?.[1] ?? 0);
  const others = /^\s*\d+ (?:flaky|skipped|did not run)/m.exec(ran.stdout)?.[0];
  if (others !== undefined) throw new Unmeasured(`Playwright alone: ${others.trim()}`);
  return { ran, wall, cpu, cases };
}

function grep({ quick, root }: Bench): string[] {
  if (!quick) return [];
  const { platforms } = loadSuiteConfig(root);
  const checks = platforms.flatMap((one) => Object.values(one.checks));
  const few = checks.filter(({ effect }) => effect === 'reads').slice(0, fewChecks);
  return ['--grep', `@(${few.flatMap(({ proves }) => proves).join('|')})`];
}
