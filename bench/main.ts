// Measures what the product promises about its own speed and size, against rivals and limits in the same run:
//   node bench/main.ts [--only name,…] [--quick] [--strict] [--json file]
// Ends with 0 when all was measured, 1 with --strict where a bar was missed, 2 where something could not be measured,
// 3 for wrong usage.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { knownChromium } from '../setup/chromium.mjs';
import { knownK6 } from '../setup/k6.mjs';
import type { Bench, Measurement } from './bench.ts';
import { measureCrowd } from './crowd.ts';
import { measureDay } from './day.ts';
import { measureEnvelope } from './envelope.ts';
import { measureGate } from './gate.ts';
import { measureJourneys } from './journeys.ts';
import { measureLoad } from './load.ts';
import { machine } from './machine.ts';
import { Unmeasured } from './measure.ts';
import { measurePlanted } from './planted.ts';
import { measureProbe } from './probe.ts';
import { measureReports } from './reports.ts';
import { measureRhythm, measureScrape } from './rhythm.ts';
import { tableOf, type Row } from './row.ts';
import { measureSandbox } from './sandbox.ts';
import { measureStarter } from './starter.ts';
import { measureTrial } from './trial.ts';

const measurements: Record<string, Measurement> = {
  sandbox: measureSandbox,
  starter: measureStarter,
  gate: measureGate,
  envelope: measureEnvelope,
  reports: measureReports,
  load: measureLoad,
  trial: measureTrial,
  journeys: measureJourneys,
  planted: measurePlanted,
  crowd: measureCrowd,
  probe: measureProbe,
  rhythm: measureRhythm,
  scrape: measureScrape,
  day: measureDay,
};

const root = path.resolve(import.meta.dirname, '..');
const usage = `node bench/main.ts [--only ${Object.keys(measurements).join(',')}] [--quick] [--strict] [--json file]\n`;

interface Options {
  names: string[];
  json: string;
  quick: boolean;
  strict: boolean;
}

/** @throws {Error} with what is wrong */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string', default: path.join(root, 'bench', 'out', 'bench.json') },
      quick: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
  });
  const names = values.only.flatMap((list) => list.split(',')).filter(Boolean);
  const unknown = names.filter((name) => !(name in measurements));
  if (unknown.length > 0) throw new Error(`there is no measurement ${unknown.join(', ')}`);
  const { json, quick, strict } = values;
  return { names: names.length > 0 ? names : Object.keys(measurements), json, quick, strict };
}

/** Ends what is running when somebody stops us. */
function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopped.abort());
  return stopped.signal;
}

async function measureAll(options: Options, bench: Omit<Bench, 'scratch' | 'say'>) {
  const rows: Row[] = [];
  const unmeasured: { measurement: string; why: string }[] = [];
  for (const [index, name] of options.names.entries()) {
    if (bench.stop.aborted) break;
    const say = (line: string) => process.stderr.write(`bench: ${name}: ${line}\n`);
    say(`${index + 1} of ${options.names.length}`);
    const scratch = mkdtempSync(path.join(tmpdir(), 'nghiemthu-bench-'));
    try {
      rows.push(...(await measurements[name]!({ ...bench, scratch, say })));
    } catch (error) {
      // One measurement that cannot be made leaves the others worth making.
      const why = error instanceof Error ? error.message : String(error);
      const fault = error instanceof Unmeasured ? why : String((error as Error).stack);
      say(`not measured: ${fault}`);
      unmeasured.push({ measurement: name, why });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  return { rows, unmeasured };
}

/** The line that tells what went wrong; the whole of it stands in the JSON. */
function firstError(why: string): string {
  const lines = why.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '';
}

async function main(options: Options): Promise<number> {
  const [chromium, k6] = [knownChromium(), knownK6()];
  const on = machine(root, { chromium: chromium?.version, k6: k6?.version });
  const startedAt = new Date().toISOString();
  process.stderr.write(`bench: ${on.cores} cores, ${on.cpu}, load ${on.loadBefore}\n`);
  if (on.loadBefore > on.cores / 2)
    process.stderr.write(
      'bench: the machine is busy with other work; wall clocks will say little\n',
    );
  const parts = { chromium: chromium?.path, k6: k6?.path };
  const { quick } = options;
  const stop = stopSignal();
  const { rows, unmeasured } = await measureAll(options, { root, quick, ...parts, stop });
  mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true });
  const result = { schema: 1, startedAt, quick, machine: on, rows, unmeasured };
  writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(tableOf(rows));
  for (const { measurement, why } of unmeasured)
    process.stdout.write(`${measurement}: not measured: ${firstError(why)}\n`);
  if (unmeasured.length > 0 || stop.aborted) return 2;
  return options.strict && rows.some((row) => !row.met) ? 1 : 0;
}

let options: Options | undefined;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${(error as Error).message}\n${usage}`);
  process.exitCode = 3;
}
if (options) process.exitCode = await main(options);
