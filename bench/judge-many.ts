// Judges made-up results once and prints the ms it took. A process of its own, because the first judging of a process
// is the one that people wait for:
//   node bench/judge-many.ts <root> <cases>
import { loadConfig } from '../config/load.ts';
import { buildReport, type Judged } from '../trial/judge/report.ts';
import { asProofs, manyResults } from './many.ts';

const [root = '', cases = ''] = process.argv.slice(2);
const config = loadConfig({ root, target: 'sandbox', env: process.env });
const sample = manyResults(Number(cases));
const results = asProofs(sample.cases, config.platforms[0]!);
const judged: Judged = {
  ...{ config, target: config.target, start: sample.run, endedAt: sample.run.endedAt },
  ...{ interrupted: false, version: '0', playwright: '0', cases: results, faults: [] },
  ...{ parts: { chromium: undefined, k6: undefined } },
  loads: sample.platforms.flatMap((one) => one.load),
  checks: sample.preflight,
};
const began = performance.now();
const report = buildReport(judged, sample.defects);
const ms = performance.now() - began;
if (report.decision !== 'no-go') throw new Error(`judged ${report.decision}, failures and all`);
const requirements = report.platforms.flatMap((one) => one.requirements);
const proved = new Set(requirements.flatMap((one) => one.proof.map(({ ref }) => ref)));
if (results.some((one) => !proved.has(one.id))) throw new Error('a result was left out');
process.stdout.write(`${ms}\n`);
