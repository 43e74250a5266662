import { chromium as engine, request } from 'playwright';
import type { Browser } from 'playwright';
import { loadMonitors } from '../config/monitoring/load.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { Evidence } from '../suites/evidence/evidence.ts';
import {
  lossOf,
  heardNumber,
  pictureDelay,
  received,
  soundDelay,
} from '../suites/meetings/media/judged.ts';
import type { Received } from '../suites/meetings/media/judged.ts';
import { judged, offBy, TOLERANCE } from '../suites/meetings/media/read-back.ts';
import type { ReadBack } from '../suites/meetings/media/read-back.ts';
import { arranged, gathered, isInTime, isSteady, twoBridges } from '../suites/meetings/prepare.ts';
import { launchOptions, windowOptions } from '../suites/stage/browser.ts';
import { House } from '../suites/stage/house.ts';
import { openStage, tidyUp } from '../suites/stage/open-stage.ts';
import type { Stage, Undo } from '../suites/stage/stage.ts';
import { newTrace } from '../suites/stage/trace.ts';
import { findJourney, signInFrom } from '../suites/suite.ts';
import { startSandbox } from '../trial/sandbox.ts';
import type { Bench } from './bench.ts';
import { median, Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';

const PLATFORM = 'meetings';
const DELAY_MS = 200;
const LOSS = 0.03;
const SWAPPED = 2;
const rounds = 3;
/** Long enough for more than twenty lost packets of each voice. */
const LISTENED_MS = 16_000;
/** A receiver fits its buffer to the line first. */
const SETTLED_MS = 4_000;
/** How often is measured until this machine holds no window up. */
const TRIES = 3;

interface Under {
  bench: Bench;
  browser: Browser;
  target: ResolvedTarget;
  control: string;
}

/** What the chair got of two bridges, and what the media server counted meanwhile. */
interface Meeting {
  got: Received[];
  /** Each name, and the number of the bridge that bears it. */
  bridges: Map<string, number>;
  counts: Counts;
  steady: boolean;
}

interface Counts {
  taken: number;
  dropped: number;
}

/**
 * What is planted in the media server of the stand-in, read back by the windows that measure: a delay against a clean
 * meeting, a loss against what the server really dropped, two voices under each other's name.
 */
export async function measureMedia(bench: Bench): Promise<Row[]> {
  const { root, stop, chromium } = bench;
  if (chromium === undefined) throw new Unmeasured('there is no Chromium');
  const platforms = [{ slug: PLATFORM, addresses: [PLATFORM] }];
  const sandbox = await startSandbox({ root, seed: 1, faults: [], platforms, stop });
  const browser = await engine.launch(launchOptions(chromium));
  try {
    const { addresses, control } = sandbox;
    const given = { root, target: 'sandbox', env: process.env, addresses, platforms: [PLATFORM] };
    const under = { bench, browser, control, target: loadMonitors(given).target };
    const delays: Record<'sound' | 'picture', ReadBack[]> = { sound: [], picture: [] };
    const losses: ReadBack[] = [];
    const swaps: ReadBack[] = [];
    for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
      bench.say(`round ${round}`);
      const clean = await held(under, '');
      const late = await held(under, `delay=${DELAY_MS}`);
      delays.sound.push(later(clean, late, ({ sound }) => soundDelay(sound)));
      delays.picture.push(later(clean, late, ({ picture }) => pictureDelay(picture)));
      losses.push(lost(await held(under, `loss=${LOSS}`)));
      swaps.push(swapped(await held(under, 'swapped=yes')));
    }
    return [
      rowOf(bench, `${DELAY_MS} ms later, sound`, delays.sound),
      rowOf(bench, `${DELAY_MS} ms later, picture`, delays.picture),
      rowOf(bench, `${LOSS * 100} % of sound lost`, losses),
      rowOf(bench, 'two voices swapped', swaps),
    ];
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

/** Of the rounds in which the machine held no window up; where there is none of these, nothing is known. */
function rowOf(bench: Bench, what: string, all: readonly ReadBack[]): Row {
  for (const one of all) {
    const { planted, read = NaN } = one;
    bench.say(
      `${what}: planted ${planted.toPrecision(4)}, read ${read.toPrecision(4)}: ${judged(one)}`,
    );
  }
  const fair = all.filter(({ steady }) => steady);
  if (fair.length === 0) throw new Unmeasured(`${what}: machine too busy in every round`);
  if (fair.some((one) => judged(one) === 'not measured'))
    throw new Unmeasured(`${what}: nothing came that could be measured`);
  const off = fair.map((one) => (offBy(one) ?? NaN) * 100);
  const read = median(fair.map((one) => one.read ?? NaN)).toPrecision(3);
  const planted = median(fair.map((one) => one.planted)).toPrecision(3);
  const note = `planted ${planted}, read ${read}, worst ${Math.max(...off).toFixed(1)} % off, ${fair.length} of ${all.length} rounds`;
  const told = { measurement: 'media', what: `read back: ${what}`, unit: '%', note } as const;
  return underLimit(told, off, TOLERANCE * 100, 'limit');
}

/** How much later media came than in a clean meeting, in ms. */
function later(
  clean: Meeting,
  late: Meeting,
  delay: (one: Received) => number | undefined,
): ReadBack {
  const of = ({ got }: Meeting) => {
    const known = got.flatMap((one) => delay(one) ?? []);
    return known.length === got.length && known.length > 0 ? median(known) : NaN;
  };
  const read = of(late) - of(clean);
  return {
    planted: DELAY_MS,
    read: Number.isNaN(read) ? undefined : read,
    steady: clean.steady && late.steady,
  };
}

function lost({ got, counts, steady }: Meeting): ReadBack {
  const known = got.flatMap(({ sound }) => lossOf(sound) ?? []);
  const read = known.length === got.length && known.length > 0 ? median(known) : undefined;
  return { planted: counts.dropped / counts.taken, read, steady };
}

/** How many voices are under the name of the other. */
function swapped({ got, bridges, steady }: Meeting): ReadBack {
  const others = got.filter((one) => {
    const heard = heardNumber(one);
    return (
      heard !== undefined &&
      heard !== bridges.get(one.from) &&
      [...bridges.values()].includes(heard)
    );
  });
  return { planted: SWAPPED, read: others.length, steady };
}

/** A meeting of the chair and two bridges with this planted, measured until the windows were not held up. */
async function held(under: Under, plant: string): Promise<Meeting> {
  for (let n = 1; ; n += 1) {
    const meeting = await heldOnce(under, plant);
    if (meeting.steady || n === TRIES) return meeting;
    under.bench.say(`${plant || 'clean'}: this machine held the windows up, measured again`);
  }
}

async function heldOnce(under: Under, plant: string): Promise<Meeting> {
  const put = await fetch(`${under.control}/${PLATFORM}/planted?${plant}`, { method: 'PUT' });
  if (!put.ok) throw new Unmeasured(`planting ${plant} is answered ${put.status}`);
  return staged(under, async (stage) => {
    const { home, other } = stage.target.units;
    const meeting = await arranged(stage, 'meet', twoBridges(stage));
    const { chair, bridges, all } = await gathered(stage, meeting, [home, other]);
    const names = (await meeting.chaired.roll()).map(({ name }) => name);
    await received(chair, SETTLED_MS);
    const steady = await isSteady(all);
    const before = await counted(under);
    const [got, own] = await Promise.all([
      received(chair, LISTENED_MS),
      chair.baseline(LISTENED_MS),
    ]);
    const after = await counted(under);
    return {
      got,
      bridges: new Map(names.map((name, n) => [name, bridges[n]?.number ?? 0])),
      counts: { taken: after.taken - before.taken, dropped: after.dropped - before.dropped },
      steady: (await steady()) && isInTime(own),
    };
  });
}

async function counted({ control }: Under): Promise<Counts> {
  return (await (await fetch(`${control}/${PLATFORM}/planted`)).json()) as Counts;
}

/** A walk as a trial makes it, with what it created removed. */
async function staged<T>(
  { browser, target }: Under,
  walk: (stage: Stage) => Promise<T>,
): Promise<T> {
  const { signIn } = await findJourney(PLATFORM, 'meet');
  const house = new House({
    doors: {
      window: (session) =>
        browser.newContext({ ...windowOptions(), ...(session && { storageState: session }) }),
      request: (session) => request.newContext(session && { storageState: session }),
    },
    ...{ evidence: new Evidence(), sessions: new Map() },
    signInOf: signInFrom(PLATFORM, signIn),
  });
  const undo: Undo[] = [];
  const stage = openStage({
    ...{ house, target, platform: PLATFORM, seat: 0, undo, trace: newTrace().id },
    part: (_title, work) => work(),
  });
  try {
    return await walk(stage);
  } finally {
    await tidyUp(undo, house, target, () => {});
    await house.close();
  }
}
