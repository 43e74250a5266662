import { Choir } from '../media/choir.ts';
import { heardNumber } from '../media/judged.ts';
import type { Received } from '../media/judged.ts';
import { voicesOf } from '../media/opus.ts';
import { allBridges, arranged, atOnce, isSteady, joined, lined } from '../prepare.ts';
import { PLATFORM, staged } from './staged.ts';
import type { Ground } from './staged.ts';

/** Voices that are measured at the same time: a window reads so many without being held up by itself. */
const AT_A_TIME = 6;
/** Two tones, each begun and ended. */
const MEASURED_MS = 2_300;
/** Longest wait until the last voice is passed on, in ms. */
const PATIENCE_MS = 90_000;

/** What the chair of a crowded meeting heard. */
export interface Crowd {
  /** Bridges that were in the room with a voice, all at once. */
  bridges: number;
  /** Those whose own tone the chair heard under their name. */
  heard: number;
  /** Names of the others. */
  unheard: string[];
  /** Whether this machine did not hold the chair's window up. */
  steady: boolean;
}

/**
 * Holds a meeting of so many bridges, each with a voice of its own sent by a client without a window, and has the chair's
 * window listen to every one of them.
 */
export async function crowd(
  ground: Pick<Ground, 'browser' | 'target' | 'say'>,
  count: number,
): Promise<Crowd> {
  return staged(ground, async (stage) => {
    const bridges = allBridges(stage).slice(0, count);
    const held = await arranged(stage, 'call-roll', bridges);
    const names = (await held.chaired.roll()).map(({ name }) => name);
    const room = await held.chaired.room();
    const numbers = bridges.map((_, n) => n + 1);
    const { page } = await stage.as('secretary');
    await page.goto(ground.target.addresses[PLATFORM] ?? '');
    const voices = await voicesOf(page, numbers);
    await page.close();
    const choir = new Choir();
    try {
      const lines = await atOnce(bridges, ({ unit }) => lined(stage, room, 'bridge', unit ?? ''));
      await atOnce(
        lines.map((line, n) => [line, voices[n] ?? []] as const),
        ([line, voice]) => choir.join(line, voice),
        4,
      );
      ground.say(`${choir.size} voices in the room`);
      // Who comes last is given all voices at once: how fast many come in is judged by the roll call.
      const chair = await joined(stage, held, 'chair', { number: 199 });
      const tracks = await passedOn(chair.room, choir.size);
      const steady = await isSteady([chair]);
      const got: Received[] = [];
      for (let n = 0; n < tracks.length; n += AT_A_TIME) {
        const some = tracks.slice(n, n + AT_A_TIME);
        const measured = await chair.measure(
          some.map(({ sound }) => sound),
          MEASURED_MS,
        );
        for (const { name, sound } of some)
          got.push({ from: name, sound: measured[sound], picture: undefined });
      }
      const unheard = names.filter((name, n) => {
        const own = got.find(({ from }) => from === name);
        return own === undefined || heardNumber(own) !== numbers[n];
      });
      return {
        ...{ bridges: choir.size, heard: names.length - unheard.length, unheard },
        steady: await steady(),
      };
    } finally {
      await choir.close();
    }
  });
}

/** The voices that the window is given, once there are so many of them or no more come. */
async function passedOn(
  room: { shown(): Promise<{ name: string; sound: string | null }[]> },
  count: number,
): Promise<{ name: string; sound: string }[]> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const shown = await room.shown();
    const here = shown.flatMap(({ name, sound }) => (sound === null ? [] : { name, sound }));
    if (here.length >= count || Date.now() > until) return here;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
