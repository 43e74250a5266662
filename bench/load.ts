import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { LoadProfile, Platform } from '../config/platforms/platform.ts';
import type { LoadRules } from '../config/plan/plan.ts';
import { profileOn, withAddresses, type ResolvedTarget } from '../config/targets/resolve.ts';
import { loadHandover } from '../suites/load-options.ts';
import { runLoad } from '../trial/load/k6.ts';
import { startSandbox } from '../trial/sandbox.ts';
import { seconds, type Bench } from './bench.ts';
import { byTurns, childrenCpuMs, run, Unmeasured } from './measure.ts';
import { againstRival, type Row } from './row.ts';

/** Our run of k6 may cost this many times what bare k6 costs. */
const bar = 1.05;
const rounds = 3;
const profileName = 'peak';

/** One load run: wall clock and CPU in s, CPU 0 where the system does not tell. */
interface Load {
  wall: number;
  cpu: number;
  requests: number;
}

interface Under {
  rules: LoadRules;
  bench: Bench;
  k6: string;
  target: ResolvedTarget;
  platform: Platform;
  profile: LoadProfile;
}

/** The k6 part of `nghiemthu load peak` (`runLoad`) against bare `k6 run` of the same script and handover. */
export async function measureLoad(bench: Bench): Promise<Row[]> {
  const { root, k6, stop, quick } = bench;
  if (k6 === undefined)
    throw new Unmeasured('there is no k6; `nghiemthu doctor --install` gets it');
  const config = loadConfig({ root, target: 'sandbox', env: process.env });
  const platform = config.platforms.find((one) => one.load[profileName] !== undefined);
  if (!platform) throw new Unmeasured(`no platform has a load profile ${profileName}`);
  const sandbox = await startSandbox({ root, seed: 1, faults: [], stop });
  try {
    const target = withAddresses(config.target, sandbox.addresses);
    const asConfigured = profileOn(target, platform, profileName)!;
    const profile = { ...asConfigured, ...(quick ? { duration: '5s' } : {}) };
    const under = { bench, k6, target, platform, profile, rules: config.plan.load };
    const { ours, theirs } = await byTurns(
      quick ? 1 : rounds,
      (round) => announced(bench, `round ${round}, ours`, ourLoad(under)),
      (round) => announced(bench, `round ${round}, bare k6`, bareK6(under)),
    );
    return rowsOf(ours, theirs, profile.duration);
  } finally {
    await sandbox.stop();
  }
}

function rowsOf(ours: Load[], theirs: Load[], duration: string): Row[] {
  const note = `profile ${profileName} for ${duration}, ${ours[0]!.requests} requests`;
  const row = (what: string, figure: (load: Load) => number) =>
    againstRival(
      { measurement: 'load', what, unit: 's', note },
      ours.map(figure),
      { name: 'k6 run', samples: theirs.map(figure) },
      bar,
    );
  const wall = row('load, wall clock', (load) => load.wall);
  const toldCpu = [...ours, ...theirs].every(({ cpu }) => cpu > 0);
  return toldCpu ? [wall, row('load, CPU of k6', (load) => load.cpu)] : [wall];
}

async function announced(bench: Bench, name: string, work: Promise<Load>): Promise<Load> {
  const load = await work;
  const { wall, cpu, requests } = load;
  bench.say(`${name}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${requests} requests`);
  return load;
}

async function ourLoad({ bench, k6, target, platform, profile, rules }: Under): Promise<Load> {
  const { root, scratch, stop } = bench;
  const cpuBefore = childrenCpuMs() ?? 0;
  const began = performance.now();
  const { record, faults } = await runLoad({
    ...{ root, folder: path.join(scratch, 'out', 'load'), scratch, k6, target, platform },
    ...{ name: profileName, profile, rules, mask: (text: string) => text, stop },
  });
  const wall = seconds(performance.now() - began);
  if (stop.aborted) throw new Unmeasured('it was stopped');
  if (record.verdict === 'blocked' || record.verdict === 'not-run')
    throw new Unmeasured(faults.map((one) => one.text.en).join('; ') || record.verdict);
  const requests = record.requests.reduce((sum, one) => sum + one.count, 0);
  return { wall, cpu: seconds((childrenCpuMs() ?? 0) - cpuBefore), requests };
}

/** The same script and handover by hand. */
async function bareK6({ bench, k6, target, platform, profile }: Under): Promise<Load> {
  const folder = path.join(bench.scratch, 'bare-k6');
  mkdirSync(folder, { recursive: true });
  const input = path.join(folder, 'input.json');
  writeFileSync(input, JSON.stringify(loadHandover(target, platform, profile)));
  const script = path.join(bench.root, 'suites', platform.slug, 'load', profile.script);
  const ran = await run({
    program: k6,
    args: ['run', '--no-usage-report', '--quiet', '--no-color', script],
    cwd: bench.root,
    env: {
      NGHIEMTHU_LOAD: input,
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
    },
    // 99: a threshold was crossed, and the run was whole.
    ...{ codes: [0, 99], stop: bench.stop, withinMs: 300_000 },
  });
  const requests = Number(/http_reqs\.*: (\d+)/.exec(ran.stdout)?.[1] ?? 0);
  if (requests === 0) throw new Unmeasured(`bare k6 told of no request: ${ran.stdout.slice(-800)}`);
  return { wall: seconds(ran.ms), cpu: seconds(ran.cpuMs ?? 0), requests };
}
