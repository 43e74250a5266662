import { own } from '../../config/reading/own.ts';
import type { APIRequest } from 'playwright';
import { Evidence } from '../../suites/evidence/evidence.ts';
import type { HouseParts } from '../../suites/stage/house.ts';
import { maskText, secretWords } from '../../suites/evidence/mask.ts';
import { signInFrom } from '../../suites/suite.ts';
import type { Walkable } from '../../suites/suite.ts';
import { Blocked, Refused } from '../look/faults.ts';
import type { Deployment, Look } from '../look/look.ts';
import { MOST_OWED, settle } from './owed.ts';
import type { Owed } from './owed.ts';
import type { WalkInBrowser, Walked } from './walk.ts';

/** A journey that a probe is about to walk. */
export interface Turn {
  look: Look;
  deployment: Deployment;
  name: string;
  owed: Owed;
  walkable: Walkable;
  requests: APIRequest;
}

/** Undoing takes a few requests. */
const TIDY_MS = 10_000;
/** While the monitor stops, so that it ends before it is killed. */
const TIDY_STOPPING_MS = 3_000;

/** On a live platform only what reads, or creates and removes its own, may walk; whatever the configuration says. */
export function checkEffect({ platform, target }: Deployment, name: string, owed: Owed): void {
  const effect = own(platform.journeys, name)?.effect;
  if (effect === undefined)
    throw new Blocked({ code: 'journey-unknown', journey: name, platform: platform.slug });
  if (target.kind !== 'live') return;
  if (effect === 'changes')
    throw new Refused({ code: 'journey-changes', journey: name, target: target.name });
  if (owed.unregistered) throw new Refused({ code: 'journey-leaves', journey: name });
}

/** What undoes needs no browser, and may come long after the walk. */
function houseOf({ walkable, requests }: Turn): HouseParts {
  return {
    doors: {
      window: () => Promise.reject(new Error('nothing is undone in a window')),
      request: (storageState) => requests.newContext(storageState && { storageState }),
    },
    signInOf: signInFrom(walkable.journey.platform, walkable.signIn),
    evidence: new Evidence(),
    sessions: new Map(),
  };
}

/** Tries again to remove what earlier walks left behind. @throws {Blocked} where too much of it stays */
export async function payOff(turn: Turn): Promise<void> {
  const { look, owed, deployment } = turn;
  if (owed.undo.length === 0) return;
  const { target } = deployment;
  const { left, reason } = await settle(owed.undo, houseOf(turn), target, TIDY_MS);
  owed.undo = left;
  if (left.length < MOST_OWED) return;
  look.log.warn('Too much of our own stays on the platform', { left: left.length });
  throw new Blocked({ code: 'own-data-left', text: maskText(reason, secretWords(target)) });
}

/** Removes what the walk created. @returns whether something stays */
export async function tidied(turn: Turn, walk: WalkInBrowser, judged: Walked): Promise<boolean> {
  const { look, owed, deployment, name } = turn;
  const { target, platform } = deployment;
  const house = { ...houseOf(turn), sessions: walk.sessions };
  const ms = look.stopping() ? TIDY_STOPPING_MS : TIDY_MS;
  const registered = [...walk.undo];
  const { left, reason } = await settle(registered, house, target, ms);
  // A walk that was given up may have registered more meanwhile; it is removed at the next turn.
  left.push(...walk.undo.slice(registered.length));
  owed.undo.push(...left);
  if (left.length > 0)
    look.log.warn('Own data could not be removed', { err: maskText(reason, secretWords(target)) });
  const creates = own(platform.journeys, name)?.effect === 'creates';
  owed.unregistered = creates && judged.outcome === 'success' && walk.undo.length === 0;
  if (owed.unregistered) look.log.warn('The journey registered nothing that removes its data');
  return left.length > 0 || owed.unregistered;
}
