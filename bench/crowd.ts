import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { onStandIns } from './on-stand-in.ts';
import type { Ground } from '../suites/stage/testing/staged.ts';
import { underLimit } from './row.ts';
import type { Row, RowKey } from './row.ts';
import { cpuMs, memoryMb } from './running.ts';

interface Size {
  bridges: number;
  windows: number;
}
/** As many bridges as the target has accounts for: with the window that listens alone, and with some that send pictures. */
const ALL: Size[] = [1, 6].map((windows) => ({ bridges: 1_000, windows }));
const FEW: Size[] = [{ bridges: 6, windows: 2 }];
const SECOND = 1_000;

/** What `suites/<slug>/testing/crowd.ts` exports: many with a voice in one room, some in windows, and one who listens to each. */
interface Crowded {
  crowd(ground: Ground, size: Size): Promise<Crowd>;
}
interface Crowd extends Size {
  unheard: string[];
  unseen: string[];
  cutOff: string[];
  dropped: number;
  steady: boolean;
}

/**
 * How many of those who speak in one room at once are heard, each under its own name, and how many of those in windows are
 * seen, and hear and see who listens.
 */
export function measureCrowd(bench: Bench): Promise<Row[]> {
  return onStandIns(bench, 'crowd', async (module, ground) => {
    const rows: Row[] = [];
    for (const size of bench.quick ? FEW : ALL)
      rows.push(...(await measureOne(bench, module as Crowded, { ground, size })));
    return rows;
  });
}

async function measureOne(
  bench: Bench,
  { crowd }: Crowded,
  { ground, size }: { ground: Ground; size: Size },
): Promise<Row[]> {
  // Windows are gone when the meeting is over, and what they took with them.
  const [standIn] = childrenOf(process.pid);
  const before = standIn === undefined ? 0 : cpuMs(standIn);
  const began = performance.now();
  const own = process.cpuUsage();
  const got = await crowd(ground, size);
  const { bridges, windows, unheard, unseen, cutOff, dropped, steady } = got;
  if (bridges === 0) throw new Unmeasured('nobody was in the room');
  const seconds = (performance.now() - began) / SECOND;
  const { user, system } = process.cpuUsage(own);
  const cost = (what: string, ms: number, mb: number) =>
    `${what} ${((ms / SECOND / seconds) * 100).toFixed(0)} % of a core, ${mb.toFixed(0)} MB`;
  const missed = (what: string, names: readonly string[]) =>
    names.length > 0 && `${what}: ${names.slice(0, 5).join(', ')}`;
  const figures = [
    `${bridges - unheard.length} of ${bridges} heard in ${seconds.toFixed(0)} s`,
    standIn && cost('stand-in', cpuMs(standIn) - before, memoryMb(standIn).own),
    cost('clients', (user + system) / SECOND, memoryMb(process.pid).own),
    dropped > 0 && `${dropped} clients lost their connection`,
    steady ? 'the window was not held up' : 'the window was held up',
    missed('not heard', unheard),
    missed('not seen', unseen),
    missed('did not hear and see the chair', cutOff),
  ];
  const note = figures.filter(Boolean).join('; ');
  bench.say(note);
  const row = (what: string, unit: RowKey['unit'], count: number) =>
    underLimit({ measurement: 'crowd', what, unit, note }, [count], 1, 'limit');
  const among = windows === 1 ? '' : `, ${windows - 1} of them in windows,`;
  const amiss = new Set([...unseen, ...cutOff]).size;
  return [
    row(`voices of ${bridges} in one room${among} that were not heard`, 'voices', unheard.length),
    ...(windows === 1 ? [] : [row('windows among them not seen, or cut off', 'windows', amiss)]),
  ];
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
