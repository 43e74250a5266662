import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReports } from '../reports/index.ts';
import { awayFromHome, seconds, type Bench } from './bench.ts';
import { manyResults } from './many.ts';
import { runNode } from './measure.ts';
import { memoryLimitMb, underLimit, type Row } from './row.ts';

const limitSeconds = 1;
const rounds = 5;

/** Judging many case results: the judging alone, and the whole command `nghiemthu gate <folder>`. */
export async function measureGate(bench: Bench): Promise<Row[]> {
  const cases = bench.quick ? 500 : 10_000;
  const folder = await verdictOf(bench, cases);
  const job = fileURLToPath(import.meta.resolve('./judge-many.ts'));
  const command = path.join(bench.root, 'cli', 'main.ts');
  const node = (args: string[], code: number) =>
    runNode(
      {
        ...{ args, cwd: bench.root, env: awayFromHome(bench), codes: [code] },
        ...{ stop: bench.stop, withinMs: 120_000 },
      },
      bench.scratch,
    );
  const judging: number[] = [];
  const whole: number[] = [];
  const peaks: number[] = [];
  for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
    const judged = seconds(Number((await node([job, bench.root, String(cases)], 0)).stdout));
    const gate = await node([command, 'gate', folder], 1);
    const ended = seconds(gate.ms);
    bench.say(`round ${round}: judged in ${judged.toFixed(3)} s, command ${ended.toFixed(2)} s`);
    judging.push(judged);
    whole.push(ended);
    if (gate.peakMb !== null) peaks.push(gate.peakMb);
  }
  const note = `${cases} case results`;
  const row = (what: string, unit: Row['unit'], samples: number[], limit: number) =>
    underLimit({ measurement: 'gate', what, unit, note }, samples, limit, 'limit');
  return [
    row('gate, judging', 's', judging, limitSeconds),
    row('gate, whole command', 's', whole, limitSeconds),
    ...(peaks.length === 0 ? [] : [row('gate, peak memory', 'MB', peaks, memoryLimitMb)]),
  ];
}

/** A run's folder with its verdict and manifest, as a trial leaves it. */
async function verdictOf(bench: Bench, cases: number): Promise<string> {
  const folder = path.join(bench.scratch, 'gate');
  mkdirSync(folder, { recursive: true });
  await writeReports(manyResults(cases), folder, { formats: ['json'] });
  return folder;
}
