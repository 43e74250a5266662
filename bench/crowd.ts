import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { onStandIns } from './on-stand-in.ts';
import type { Ground } from './on-stand-in.ts';
import { underLimit, type Row } from './row.ts';
import { cpuMs, memoryMb } from './running.ts';

/** As many as the target has accounts for. */
const ALL = 1_000;
const FEW = 6;
const SECOND = 1_000;

/** What `suites/<slug>/testing/crowd.ts` exports: many with a voice in one room, and one who listens to each. */
interface Crowded {
  crowd(
    ground: Ground,
    count: number,
  ): Promise<{ bridges: number; heard: number; unheard: string[]; steady: boolean }>;
}

/** How many of those who speak in one room at once are heard, each under its own name. */
export function measureCrowd(bench: Bench): Promise<Row[]> {
  return onStandIns(bench, 'crowd', async (module, ground) => {
    const { crowd } = module as Crowded;
    const [standIn] = childrenOf(process.pid);
    const began = performance.now();
    const own = process.cpuUsage();
    const { bridges, heard, unheard, steady } = await crowd(ground, bench.quick ? FEW : ALL);
    if (bridges === 0) throw new Unmeasured('nobody was in the room');
    const seconds = (performance.now() - began) / SECOND;
    const { user, system } = process.cpuUsage(own);
    const share = (ms: number) => `${((ms / SECOND / seconds) * 100).toFixed(0)} % of a core`;
    const figures = [
      `${heard} of ${bridges} heard in ${seconds.toFixed(0)} s`,
      standIn && `stand-in ${share(cpuMs(standIn))}, ${memoryMb(standIn).all.toFixed(0)} MB`,
      `clients ${share((user + system) / SECOND)}, ${memoryMb(process.pid).all.toFixed(0)} MB`,
      steady ? 'the window was not held up' : 'the window was held up',
      unheard.length > 0 && `not heard: ${unheard.slice(0, 5).join(', ')}`,
    ];
    const note = figures.filter(Boolean).join('; ');
    bench.say(note);
    const what = `voices of ${bridges} in one room that were not heard`;
    const told = { measurement: 'crowd', what, unit: 'voices', note } as const;
    return [underLimit(told, [unheard.length], 1, 'limit')];
  });
}

/** Processes that this one started, the oldest first; none where the system does not tell. */
function childrenOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((task) => readFileSync(`${folder}/${task}/children`, 'utf8').split(' '))
    .filter((one) => one.trim() !== '')
    .map(Number)
    .toSorted((a, b) => a - b);
}
