import { randomInt } from 'node:crypto';
import type { Account } from '../../config/targets/target.ts';
import { expect } from '../stage/expect.ts';
import { AnswerError, PreconditionError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import { minuteOf } from '../stage/days.ts';
import { accountsOf } from '../stage/target.ts';
import { equipped } from './media/equipment.ts';
import type { Camera, Measured, Passage, Transport } from './media/apparatus.ts';
import { soundDelay } from './media/judged.ts';
import { MOST_NUMBERS } from './media/marks.ts';
import { behind } from './media/network.ts';
import type { Network } from './media/network.ts';
import type { Line } from './offer/line.ts';
import type { Arrangement, MeetingInOffice, Office } from './offer/office.ts';
import type { Participant } from './offer/room.ts';
import { productOf } from './product.ts';
import { kindFor, settings } from './settings.ts';

/** The office of a role, without a window. */
export async function officeOf(stage: Stage, role: string, unit?: string): Promise<Office> {
  return (await productOf(stage)).office(await stage.person(role, unit));
}

/** A meeting that the case holds. */
export interface Held {
  id: string;
  arrangement: Arrangement;
  /** As the chair has it. */
  chaired: MeetingInOffice;
  /** Removes it before the case ends. */
  remove(): Promise<void>;
}

/** Accounts of the bridges of the home and the other unit. */
export function twoBridges(stage: Stage): [home: Account, other: Account] {
  const { home, other } = stage.target.units;
  return [stage.account('bridge', home), stage.account('bridge', other)];
}

/** Accounts of all bridges, one for each unit. */
export function allBridges(stage: Stage): Account[] {
  return accountsOf(stage.target, 'bridge');
}

/** A meeting of the case's own, with these people invited; it is removed afterwards. */
export function arranged(
  stage: Stage,
  name: string,
  invited: readonly Account[],
  more: Partial<Arrangement> = {},
): Promise<Held> {
  return stage.given('có cuộc họp đã mời đủ người', () =>
    arrange(stage, kindFor(name), invited, more),
  );
}

/** The chair arranges a meeting of that kind and invites these people; it is removed afterwards. */
export async function arrange(
  stage: Stage,
  kind: string,
  invited: readonly Account[],
  more: Partial<Arrangement> = {},
): Promise<Held> {
  const product = await productOf(stage);
  const chair = await stage.person('chair');
  const office = product.office(chair);
  const arrangement: Arrangement = {
    ...{ title: `Họp thử ${stage.marker}`, kind, secretary: stage.account('secretary') },
    ...{ place: 'Phòng họp trực tuyến', startsAt: minuteOf(new Date()), lobby: false },
    ...more,
  };
  const id = await office.arrange(arrangement);
  let isThere = true;
  stage.afterwards(async (again) => {
    if (!isThere) return;
    await product
      .office(await again(chair.account))
      .meeting(id)
      .remove();
  });
  const chaired = office.meeting(id);
  if (invited.length > 0) await chaired.invite(invited);
  const remove = async () => {
    await chaired.remove();
    isThere = false;
  };
  return { id, arrangement, chaired, remove };
}

interface Joining {
  unit?: string;
  number?: number;
  /** What alone a wall lets through before which the window stands: TURN by this transport. */
  wall?: Transport;
  /** The line that the window stands behind; the machine's own where left out. */
  network?: Network | undefined;
  camera?: Camera;
}

/** Somebody who opens the room of a meeting in a window, with a voice and a picture of their own. */
export async function joined(
  stage: Stage,
  { id }: Held,
  role: string,
  { unit, number = randomInt(1, MOST_NUMBERS), wall, network, camera }: Joining = {},
): Promise<Participant> {
  const actor = await stage.as(role, unit);
  const { page } = actor;
  await equipped(actor.context, number, passageFor(wall, network), camera);
  if (network !== undefined) await behind(page, network);
  const room = await (await productOf(stage)).room(actor, id);
  return {
    ...{ actor, room, number },
    measure: (tracks, ms) =>
      page.evaluate((asked) => window.kiemThu.measure(asked.tracks, asked.ms), { tracks, ms }),
    share: async (text) => {
      await page.evaluate((slide) => void (window.kiemThu.slide = slide), text);
      await room.share();
    },
    readSlide: (track, ms) =>
      page.evaluate((asked) => window.kiemThu.readSlide(asked.track, asked.ms), { track, ms }),
    play: (address, ms) =>
      page.evaluate((asked) => window.kiemThu.play(asked.address, asked.ms), { address, ms }),
    ways: () => page.evaluate(() => window.kiemThu.ways()),
    lag: () => page.evaluate(() => window.kiemThu.lag()),
    baseline: (ms) => page.evaluate((time) => window.kiemThu.baseline(time), ms),
    sent: () => page.evaluate(() => window.kiemThu.sent()),
    cut: () => page.evaluate(() => window.kiemThu.cut()),
    lines: () => page.evaluate(() => window.kiemThu.lines()),
  };
}

/** What is let through to a window. A line that is shaped carries datagrams alone: a way over TCP would go past it. */
function passageFor(wall?: Transport, network?: Network): Passage | null {
  if (wall !== undefined) return { transport: wall, isRelayed: true };
  return network === undefined ? null : { transport: 'udp', isRelayed: false };
}

/** The chair and bridges of a meeting. */
interface Gathered {
  chair: Participant;
  bridges: Participant[];
  all: Participant[];
}

/** The chair and bridges in one room, whose media has begun to reach each other. */
export async function gathered(
  stage: Stage,
  held: Held,
  units: readonly string[] = [stage.target.units.home],
): Promise<Gathered> {
  const here = await gathering(stage, held, units);
  await stage.given('mọi người đã vào phòng và thấy nhau', () => inTouch(here.all));
  return here;
}

/** The chair and bridges, who ask to be let into one room. */
export async function gathering(
  stage: Stage,
  held: Held,
  units: readonly string[],
): Promise<Gathered> {
  const numbers = apart(units.length + 1);
  const chair = await joined(stage, held, 'chair', { number: numbers[0] ?? 1 });
  const bridges: Participant[] = [];
  for (const [n, unit] of units.entries())
    bridges.push(await joined(stage, held, 'bridge', { unit, number: numbers[n + 1] ?? 1 }));
  return { chair, bridges, all: [chair, ...bridges] };
}

/** Until media must have begun, in ms. */
const BEGINS_WITHIN_MS = 10_000;

/**
 * Expects that all are inside and media of all the others begins to reach each.
 * @param withinMs longer than usual where the line itself takes its time
 * @throws PreconditionError where it does not while this machine holds the windows up: then nobody knows whose fault it is
 */
export async function inTouch(
  all: readonly Participant[],
  withinMs = BEGINS_WITHIN_MS,
): Promise<void> {
  for (const one of all) {
    await expect.poll(() => one.room.isInside(), 'đã vào phòng').toBe(true);
    const others = all.length - 1;
    try {
      const message = 'số người có tiếng và hình';
      await expect.poll(() => begun(one), { message, timeout: withinMs }).toBe(others);
    } catch (error) {
      if (await isHeldUp(all)) throw new PreconditionError(HELD_UP, { cause: error });
      throw error;
    }
  }
}

/** What blocks a case whose machine was too busy. */
export const HELD_UP = 'máy kiểm thử quá tải khi đo';

/** Whether windows are held up by this machine each time it is looked at. */
async function isHeldUp(windows: readonly Participant[]): Promise<boolean> {
  for (let n = 0; n < TRIES; n += 1) {
    const steady = await isSteady(windows);
    await Promise.all(windows.map((one) => begun(one)));
    if (await steady()) return false;
  }
  return true;
}

/** How many of the others a participant gets pictures and sound packets of. */
async function begun(one: Participant): Promise<number> {
  const shown = (await one.room.shown()).filter(({ sound, picture }) => sound && picture);
  const tracks = shown.flatMap(({ sound, picture }) => [sound ?? '', picture ?? '']);
  const measured = await one.measure(tracks, 300);
  const isHere = (track: string | null) => {
    const got = measured[track ?? ''];
    return (got?.sound?.pieces ?? 0) > 0 || (got?.picture?.frames ?? 0) > 0;
  };
  return shown.filter(({ sound, picture }) => isHere(sound) && isHere(picture)).length;
}

/** The chair, and the home bridge behind what stands between it and the server. */
export async function setApart(
  stage: Stage,
  held: Held,
  by: Pick<Joining, 'wall' | 'network'>,
): Promise<{ chair: Participant; bridge: Participant }> {
  const [one = 1, other = 1] = apart(2);
  const chair = await joined(stage, held, 'chair', { number: one });
  const unit = stage.target.units.home;
  return { chair, bridge: await joined(stage, held, 'bridge', { unit, number: other, ...by }) };
}

/** Numbers that are far from each other, so that no tone is taken for another. */
function apart(count: number): number[] {
  const first = randomInt(1, 20);
  return Array.from({ length: count }, (_, n) => first + n * 23);
}

/** Longest that a window may be held up while it measures time, in ms. */
const MOST_LAG_MS = 150;

/** How often is measured until the windows are not held up. */
const TRIES = 3;

/** Begins to look whether windows are held up. @returns whether they were not, since then */
export async function isSteady(windows: readonly Participant[]): Promise<() => Promise<boolean>> {
  const longest = async () => Math.max(...(await Promise.all(windows.map((one) => one.lag()))));
  await longest();
  return async () => (await longest()) <= MOST_LAG_MS;
}

/** Whether this machine makes sound in time. @param own a window's tone on a way of its own, from itself to itself */
export function isInTime(own: Measured): boolean {
  return (soundDelay(own) ?? Infinity) <= settings().oneWayMs / 3;
}

/** What a measured result says of the platform. */
interface Said<T> {
  /** Whether it is within the limits: a machine that is held up makes everything worse, so that this is no luck. */
  isWell?: (result: T) => boolean;
  /** Whether it is the platform's, not this machine's alone. */
  isFair?: (result: T) => boolean;
}

/**
 * Measures until the result is well, or the windows were not held up by this machine meanwhile.
 * @returns the result, and whether it is fair: undefined where it never was
 */
export async function fairly<T>(
  windows: readonly Participant[],
  measure: () => Promise<T>,
  { isWell = () => false, isFair = () => true }: Said<T> = {},
): Promise<{ result: T; fair: boolean } | undefined> {
  for (let n = 0; n < TRIES; n += 1) {
    const steady = await isSteady(windows);
    const result = await measure();
    const fair = (await steady()) && isFair(result);
    if (fair || isWell(result)) return { result, fair };
  }
  return undefined;
}

/** Measures with windows that are not held up by this machine; where none of some tries is, the case is blocked. */
export async function steadily<T>(
  stage: Stage,
  windows: readonly Participant[],
  measure: () => Promise<T>,
  said: Said<T> = {},
): Promise<T> {
  return stage.given('đo được khi máy kiểm thử không quá tải', async () => {
    const measured = await fairly(windows, measure, said);
    if (measured === undefined) throw new AnswerError(HELD_UP);
    return measured.result;
  });
}

/** Somebody who asks for the room by signalling alone; the line is closed after the case. */
export async function lined(
  stage: Stage,
  room: string,
  role: string,
  unit?: string,
  nth?: number,
): Promise<Line> {
  const person = await stage.person(role, unit, nth);
  const line = await (await productOf(stage)).line(person, room);
  stage.afterwards(async () => line.close());
  return line;
}

/** The bridges of all units by signalling alone, some at a time. */
export async function linedAll(stage: Stage, room: string): Promise<Line[]> {
  const units = allBridges(stage).flatMap(({ unit }) => unit ?? []);
  return atOnce(units, (unit) => lined(stage, room, 'bridge', unit));
}

/** Does some work for each of many, a few at the same time. */
export async function atOnce<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  few = 12,
): Promise<R[]> {
  const results: R[] = [];
  for (let n = 0; n < all.length; n += few)
    results.push(...(await Promise.all(all.slice(n, n + few).map(work))));
  return results;
}
