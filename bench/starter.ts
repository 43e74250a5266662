import path from 'node:path';
import { packagesAreIn } from '../setup/packages.mjs';
import { awayFromHome, seconds, type Bench } from './bench.ts';
import { byTurns, run, Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';

const limitSeconds = 1;
const rounds = 7;

/** What the starter adds to a command that is run without it, when everything is installed. */
export async function measureStarter(bench: Bench): Promise<Row[]> {
  const { root } = bench;
  if (!packagesAreIn())
    throw new Unmeasured(
      'packages are not those of the lock file, and installing them would count',
    );
  const timed = async (args: string[]) => {
    const ran = await run({
      ...{ program: process.execPath, args: [...args, 'doctor'], cwd: root },
      // What doctor finds missing (2) does not change how long it takes to start.
      ...{ env: awayFromHome(bench), codes: [0, 2], stop: bench.stop, withinMs: 60_000 },
    });
    return seconds(ran.ms);
  };
  const starter = [path.join(root, 'setup', 'nghiemthu.mjs')];
  const command = ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'main.ts')];
  const { ours, theirs } = await byTurns(
    bench.quick ? 1 : rounds,
    () => timed(starter),
    () => timed(command),
  );
  const added = ours.map((one, round) => one - theirs[round]!);
  bench.say(`added ${added.map((one) => one.toFixed(2)).join(', ')} s`);
  const note = '`nghiemthu doctor` through the starter minus the same without it';
  const told = { measurement: 'starter', what: 'start of the starter, added', note };
  return [underLimit({ ...told, unit: 's' }, added, limitSeconds, 'limit')];
}
