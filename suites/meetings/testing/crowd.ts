import type { Account } from '../../../config/targets/target.ts';
import { expect } from '../../stage/expect.ts';
import type { Stage } from '../../stage/stage.ts';
import { Choir } from '../media/choir.ts';
import { heardNumber, received, seenNumber } from '../media/judged.ts';
import type { Received } from '../media/judged.ts';
import { voicesOf } from '../media/opus.ts';
import type { Participant } from '../offer/room.ts';
import { allBridges, arranged, atOnce, isSteady, joined, lined } from '../prepare.ts';
import type { Held } from '../prepare.ts';
import { staged } from '../../stage/testing/staged.ts';
import type { Ground } from '../../stage/testing/staged.ts';
import { PLATFORM } from './platform.ts';

/** Voices that are measured at the same time: a window reads so many without being held up by itself. */
const AT_A_TIME = 6;
/** Two tones, each begun and ended. */
const MEASURED_MS = 2_300;
/** Longest wait until the last voice is passed on, in ms. */
const PATIENCE_MS = 90_000;

/** Pictures as a poor line bears them, so that as many windows as possible fit on one machine. */
const SMALL = { width: 320, height: 180, rate: 5 };
/** The chair's number, which no bridge has. */
const CHAIR = 199;
const NOTHING = { sound: undefined, picture: undefined };

/** How many bridges come to a crowded meeting, and how many windows there are: the chair's and those of the first bridges. */
export interface Size {
  bridges: number;
  windows: number;
}

/** What a crowded meeting was like. */
export interface Crowd extends Size {
  /** Names of bridges whose own tone the chair did not hear under their name. */
  unheard: string[];
  /** Names of those with a window whose picture the chair did not see. */
  unseen: string[];
  /** Names of those with a window who did not hear and see the chair. */
  cutOff: string[];
  /** How many without a window were connected and lost it: what none hears of them is not the room's alone. */
  dropped: number;
  /** Whether this machine did not hold the chair's window up. */
  steady: boolean;
}

/**
 * Holds a meeting of so many bridges, each with a voice of its own: the first in windows, with pictures, the others by
 * clients without one. The chair's window listens to every one of them and looks at those who send a picture.
 */
export async function crowd(
  ground: Pick<Ground, 'browser' | 'target' | 'say'>,
  size: Size,
): Promise<Crowd> {
  return staged(PLATFORM, ground, async (stage) => {
    const bridges = allBridges(stage).slice(0, size.bridges);
    const held = await arranged(stage, 'call-roll', bridges);
    const names = (await held.chaired.roll()).map(({ name }) => name);
    const room = await held.chaired.room();
    const numbers = bridges.map((_, n) => n + 1);
    const { page } = await stage.as('secretary');
    await page.goto(ground.target.addresses[PLATFORM] ?? '');
    const voices = await voicesOf(page, numbers);
    await page.close();
    const windows = await inWindows(stage, held, bridges.slice(0, size.windows - 1));
    const choir = new Choir();
    try {
      const singers = bridges.slice(windows.length);
      const lines = await atOnce(singers, ({ unit }) => lined(stage, room, 'bridge', unit ?? ''));
      await atOnce(
        lines.map((line, n) => [line, voices[windows.length + n] ?? []] as const),
        ([line, voice]) => choir.join(line, voice),
        4,
      );
      const here = windows.length + choir.size;
      ground.say(`${here} voices in the room, ${windows.length} of them in windows`);
      // Who comes last is given all voices at once: how fast many come in is judged by the roll call.
      const chair = await joined(stage, held, 'chair', { number: CHAIR });
      const tracks = await passedOn(chair.room, here);
      const steady = await isSteady([chair]);
      const got: Received[] = [];
      for (let n = 0; n < tracks.length; n += AT_A_TIME)
        got.push(...(await measured(chair, tracks.slice(n, n + AT_A_TIME))));
      const own = (name: string) => got.find(({ from }) => from === name);
      const isHeard = (name: string, n: number) => heardNumber(own(name) ?? NOTHING) === numbers[n];
      const isSeen = (name: string, n: number) => seenNumber(own(name) ?? NOTHING) === numbers[n];
      const cutOff: string[] = [];
      for (const [n, window] of windows.entries()) {
        const of = await received(window);
        const isInTouch = of.some((one) => heardNumber(one) === CHAIR && seenNumber(one) === CHAIR);
        if (!isInTouch) cutOff.push(names[n] ?? '');
      }
      return {
        ...{ bridges: here, windows: windows.length + 1, cutOff },
        unheard: names.filter((name, n) => !isHeard(name, n)),
        unseen: names.slice(0, windows.length).filter((name, n) => !isSeen(name, n)),
        dropped: choir.lost,
        steady: await steady(),
      };
    } finally {
      await choir.close();
    }
  });
}

/** The first bridges, each in a window that shows the chair alone, as a line to a commune bears. */
async function inWindows(
  stage: Stage,
  held: Held,
  bridges: readonly Account[],
): Promise<Participant[]> {
  const windows: Participant[] = [];
  for (const [n, { unit }] of bridges.entries()) {
    const window = await joined(stage, held, 'bridge', {
      ...{ unit: unit ?? '', number: n + 1, camera: SMALL },
    });
    await expect.poll(() => window.room.isInside(), 'đã vào phòng').toBe(true);
    await window.room.watchChair?.();
    windows.push(window);
  }
  return windows;
}

interface Passed {
  name: string;
  sound: string;
  picture: string | null;
}

/** What a window gets of some of those who are there. */
async function measured(window: Participant, some: readonly Passed[]): Promise<Received[]> {
  const tracks = some.flatMap(({ sound, picture }) => [sound, picture ?? []].flat());
  const all = await window.measure(tracks, MEASURED_MS);
  return some.map(({ name, sound, picture }) => ({
    from: name,
    sound: all[sound],
    picture: picture === null ? undefined : all[picture],
  }));
}

/** The voices that the window is given, once there are so many of them or no more come. */
async function passedOn(
  room: Pick<Participant['room'], 'shown'>,
  count: number,
): Promise<Passed[]> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const shown = await room.shown();
    const here = shown.flatMap(({ name, sound, picture }) =>
      sound === null ? [] : { name, sound, picture },
    );
    if (here.length >= count || Date.now() > until) return here;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
