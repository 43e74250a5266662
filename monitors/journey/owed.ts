import { House } from '../../suites/stage/house.ts';
import type { HouseParts } from '../../suites/stage/house.ts';
import { tidyUp } from '../../suites/stage/open-stage.ts';
import type { Undo } from '../../suites/stage/stage.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { within } from '../browser/patience.ts';

/** What a probe created and could not remove yet. Kept in memory: after a restart only its marker shows it. */
export interface Owed {
  undo: Undo[];
  /** It created data on a live platform and registered nothing to undo it. */
  unregistered: boolean;
}

/** So many things may stay behind before a probe creates no more: one lost answer is no reason to stop watching. */
export const MOST_OWED = 3;

/**
 * Undoes what it can within `ms`, without a browser.
 * @returns what stays, with the last reason
 */
export async function settle(
  undo: readonly Undo[],
  house: HouseParts,
  target: ResolvedTarget,
  ms: number,
): Promise<{ left: Undo[]; reason: string }> {
  if (undo.length === 0) return { left: [], reason: '' };
  const place = new House(house);
  let reason = `it took longer than ${ms / 1_000} s`;
  const left = await within(
    ms,
    tidyUp(undo, place, target, (why) => (reason = why)),
    [...undo],
  );
  await within(ms, place.close(), undefined);
  return { left, reason };
}
