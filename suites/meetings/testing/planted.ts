import { heardNumber, lossOf, pictureTransit, received, soundTransit } from '../media/judged.ts';
import type { Received } from '../media/judged.ts';
import { staged } from '../../stage/testing/staged.ts';
import type { Ground } from '../../stage/testing/staged.ts';
import { PLATFORM } from './platform.ts';
import { arranged, gathered, isInTime, isSteady, twoBridges } from '../prepare.ts';

const DELAY_MS = 200;
const LOSS = 0.03;
/** Bridges of a meeting; their voices are swapped. */
const SWAPPED = 2;
/** Long enough for more than twenty lost packets of each voice. */
const LISTENED_MS = 16_000;
/** A receiver fits its buffer to the line first. */
const SETTLED_MS = 4_000;
/** How often is measured until this machine holds no window up. */
const TRIES = 3;

/** What was planted, what was read of it, and whether the machine held no window up meanwhile. */
interface ReadBack {
  planted: number;
  read: number | undefined;
  steady: boolean;
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
 * What is planted in the media server of the stand-in, read back by the windows that measure: the delay of one bridge
 * against the other in the same meeting, a loss against what the server really dropped, two voices under each other's name.
 */
export async function readBack(ground: Ground): Promise<Record<string, ReadBack>> {
  const late = await held(ground, `delay=${DELAY_MS}&late=first`);
  return {
    [`${DELAY_MS} ms later, sound`]: later(late, ({ sound }) => soundTransit(sound)),
    [`${DELAY_MS} ms later, picture`]: later(late, ({ picture }) => pictureTransit(picture)),
    [`${LOSS * 100} % of sound lost`]: lost(await held(ground, `loss=${LOSS}`)),
    'two voices swapped': swapped(await held(ground, 'swapped=yes')),
  };
}

/** How much later the media of one bridge came than that of the other, in ms. */
function later({ got, steady }: Meeting, delay: (one: Received) => number | undefined): ReadBack {
  const [one, other] = got.map(delay);
  const isKnown = got.length === SWAPPED && one !== undefined && other !== undefined;
  return { planted: DELAY_MS, read: isKnown ? Math.abs(one - other) : undefined, steady };
}

function lost({ got, counts, steady }: Meeting): ReadBack {
  const known = got.flatMap(({ sound }) => lossOf(sound) ?? []);
  const read = known.length === got.length && known.length > 0 ? middle(known) : undefined;
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
async function held(ground: Ground, plant: string): Promise<Meeting> {
  for (let n = 1; ; n += 1) {
    const meeting = await heldOnce(ground, plant);
    if (meeting.steady || n === TRIES) return meeting;
    ground.say(`${plant || 'clean'}: this machine held the windows up, measured again`);
  }
}

async function heldOnce(ground: Ground, plant: string): Promise<Meeting> {
  const put = await fetch(`${ground.control}/${PLATFORM}/planted?${plant}`, { method: 'PUT' });
  if (!put.ok) throw new Error(`planting ${plant} is answered ${put.status}`);
  return staged(PLATFORM, ground, async (stage) => {
    const { home, other } = stage.target.units;
    const meeting = await arranged(stage, 'meet', twoBridges(stage));
    const { chair, bridges, all } = await gathered(stage, meeting, [home, other]);
    const names = (await meeting.chaired.roll()).map(({ name }) => name);
    await received(chair, SETTLED_MS);
    const steady = await isSteady(all);
    const before = await counted(ground);
    const [got, own] = await Promise.all([
      received(chair, LISTENED_MS),
      chair.baseline(LISTENED_MS),
    ]);
    const after = await counted(ground);
    return {
      got,
      bridges: new Map(names.map((name, n) => [name, bridges[n]?.number ?? 0])),
      counts: { taken: after.taken - before.taken, dropped: after.dropped - before.dropped },
      steady: (await steady()) && isInTime(own),
    };
  });
}

async function counted({ control }: Ground): Promise<Counts> {
  return (await (await fetch(`${control}/${PLATFORM}/planted`)).json()) as Counts;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
