import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TrialReport } from '../records/runs/report.ts';
import { beginRun, endRun } from '../records/runs/runs.ts';
import { openStore } from '../records/store/store.ts';
import { writeEvidence } from '../reports/testdata/sample.ts';
import { writeAllureResults } from './allure-results.ts';
import { awayFromHome, seconds, type Bench } from './bench.ts';
import { manyResults } from './many.ts';
import { byTurns, median, runNode, Unmeasured, type Ran } from './measure.ts';
import { againstRival, memoryLimitMb, underLimit, type Row } from './row.ts';

/** Every format together must take no longer than Allure's HTML alone. */
const bar = 1;
const rounds = 3;

/** Every document of a run with many cases against Allure's HTML of the same results, both as commands. */
export async function measureReports(bench: Bench): Promise<Row[]> {
  if (bench.chromium === undefined)
    throw new Unmeasured('there is no Chromium for the PDF; `nghiemthu doctor --install` gets it');
  const report = manyResults(bench.quick ? 500 : 10_000);
  const results = path.join(bench.scratch, 'allure-results');
  await keep(bench, report, results);
  const { ours, theirs } = await byTurns(
    bench.quick ? 1 : rounds,
    (round) => announced(bench, `round ${round}, ours`, ourReports(bench, report)),
    async (round) => {
      const many = await announced(bench, `round ${round}, Allure`, allure(bench, results, []));
      const single = allure(bench, results, ['--single-file']);
      return { many, single: await announced(bench, `round ${round}, Allure, one file`, single) };
    },
  );
  const note = `${report.cases.length} case results`;
  const told = { measurement: 'reports', what: 'reports, all formats', unit: 's', note } as const;
  const wall = (all: Ran[]) => all.map(({ ms }) => seconds(ms));
  const many = theirs.map((one) => one.many);
  const rivals = [
    // Its default, and the faster of its ways.
    { name: 'allure awesome', samples: wall(many) },
    { name: 'allure --single-file', samples: wall(theirs.map(({ single }) => single)) },
  ];
  const rows = rivals.map((rival) => againstRival(told, wall(ours), rival, bar));
  return [...rows, ...memoryRow(ours, many, note)];
}

function memoryRow(ours: Ran[], theirs: Ran[], cases: string): Row[] {
  const peaks = (all: Ran[]) => all.flatMap(({ peakMb }) => peakMb ?? []);
  if (peaks(ours).length === 0) return [];
  const note = `${cases}, without the browser that prints; Allure ${Math.round(median(peaks(theirs)))} MB`;
  const told = { measurement: 'reports', what: 'reports, peak memory', unit: 'MB', note } as const;
  return [underLimit(told, peaks(ours), memoryLimitMb, 'limit')];
}

async function announced(bench: Bench, name: string, work: Promise<Ran>): Promise<Ran> {
  const ran = await work;
  const cpu = seconds(ran.cpuMs ?? 0).toFixed(1);
  const peak = Math.round(ran.peakMb ?? 0);
  bench.say(`${name}: ${seconds(ran.ms).toFixed(1)} s, CPU ${cpu} s, ${peak} MB`);
  return ran;
}

/** Puts the run into a store of its own and its evidence into its folder, and writes the same for Allure. */
async function keep(bench: Bench, report: TrialReport, results: string): Promise<void> {
  const { run, target } = report;
  const folder = folderOf(bench, report);
  mkdirSync(folder, { recursive: true });
  writeEvidence(report, folder);
  writeAllureResults(report, folder, results);
  const store = await openStore(awayFromHome(bench)['NGHIEMTHU_STORE']!);
  try {
    const { id, startedAt, seed, faults } = run;
    const platforms = report.platforms.map(({ slug }) => slug);
    const start = { id, startedAt, target: target.name, platforms, profiles: [] };
    await beginRun(store, { ...start, grep: null, shard: null, seed, faults });
    await endRun(store, report);
  } finally {
    await store.destroy();
  }
}

const folderOf = (bench: Bench, { run }: TrialReport): string =>
  path.join(bench.scratch, 'out', run.id);

async function ourReports(bench: Bench, report: TrialReport): Promise<Ran> {
  const ran = await runNode(
    {
      args: [path.join(bench.root, 'cli', 'main.ts'), 'report', report.run.id],
      cwd: bench.root,
      env: awayFromHome(bench),
      ...{ codes: [0], stop: bench.stop, withinMs: 600_000 },
    },
    bench.scratch,
  );
  const missing = ran.stdout.split('\n').filter((file) => file !== '' && !existsSync(file));
  if (missing.length > 0) throw new Unmeasured(`not written: ${missing.join(', ')}`);
  return ran;
}

async function allure(bench: Bench, results: string, more: string[]): Promise<Ran> {
  const cli = path.resolve(fileURLToPath(import.meta.resolve('allure')), '../../cli.js');
  const output = path.join(bench.scratch, 'allure-report');
  rmSync(output, { recursive: true, force: true });
  const ran = await runNode(
    {
      args: [cli, 'awesome', results, '--output', output, '--cwd', bench.scratch, ...more],
      cwd: bench.scratch,
      ...{ codes: [0], stop: bench.stop, withinMs: 600_000 },
    },
    bench.scratch,
  );
  if (!existsSync(path.join(output, 'index.html'))) throw new Unmeasured('Allure wrote no page');
  return ran;
}
