import { handedOver } from '../../config/targets/handed.ts';
import { ConfigError } from '../../config/reading/faults.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { Selection } from '../../records/runs/run.ts';
import { blameOf } from '../../suites/blame.ts';
import { inspect } from './inspect.ts';
import type { Listing, RawIdentity } from './messages.ts';
import { holdSuites, listSuites, type HeldSuites, type SuiteRun } from './playwright.ts';
import { NothingSelected } from './errors.ts';
import { chosenOf, selectionOf, skippable } from './selection.ts';
import type { SuitesWanted } from './wanted.ts';

/** Suites that were read and found right, waiting for their target. */
export interface OpenSuites extends HeldSuites {
  selection: Selection;
  /** Cases that are to run, set-ups not counted. */
  planned: RawIdentity[];
  /** Of those kept, the ones that run again because nothing tells them from others: their old results go. */
  again: CaseRecord[];
}

/**
 * Reads the suites of the platforms and holds Playwright before its first case. The target's addresses may still be
 * missing: they are handed over with the release.
 * @throws {ConfigError} where a spec cannot be read, names what does not exist, or is collected by nobody
 * @throws {NothingSelected} where cases were asked for that there are none of
 */
export async function openSuites(wanted: SuitesWanted): Promise<OpenSuites> {
  const run = runOf(wanted);
  const isWhole =
    !run.grep && !run.shard && !run.onlySafe && wanted.kept.length === 0 && !wanted.only;
  const whole = isWhole ? undefined : await listSuites({ ...run, grep: null, ...unnarrowed });
  const { skip, again } = skippable(wanted.kept, whole?.cases ?? []);
  const only = wanted.only && chosenOf(wanted.only, whole?.cases ?? []);
  const narrowed = { ...run, skip, ...(only ? { only } : {}) };
  // What is wrong with the suites as a whole is reported before they are read once more.
  if (whole) refuse(whole, wanted);
  const held = await holdSuites({ ...narrowed, onMessage: wanted.onMessage });
  try {
    const listing = whole ?? held.listing;
    refuse(listing, wanted);
    // The second reading may still have met what the first had not.
    if (whole && held.listing.errors.length > 0) refuse(held.listing, wanted);
    const planned = withoutSetups(held.listing);
    const isEmpty = planned.length === 0 && wanted.kept.length === 0;
    if (wanted.grep !== null && isEmpty && listing.errors.length === 0)
      throw new NothingSelected(wanted.grep, withoutSetups(listing).length);
    const all = withoutSetups(listing);
    return { ...held, planned, again, selection: selectionOf(wanted, all, planned) };
  } catch (error) {
    await held.end();
    throw error;
  }
}

const unnarrowed = { shard: null, onlySafe: false, skip: [] };

/** The code of what this machine lacked where the suites could not be read for it; no suite is wrong then. */
export function lackOf({ errors }: Listing): string | undefined {
  return errors.map((error) => blameOf(error).code).find((code) => LACKS.has(code));
}

const LACKS = new Set(['disk-full', 'machine-exhausted']);

function refuse(listing: Listing, { root, configured, platforms }: SuitesWanted): void {
  // A set-up that throws is met before any spec is read: what is wrong with those is not known.
  if (listing.setupFailed || lackOf(listing) !== undefined) return;
  const faults = inspect(listing, { root, configured, listed: platforms.map(({ slug }) => slug) });
  if (faults.length > 0) throw new ConfigError(faults);
}

function withoutSetups({ cases, setups }: Listing): RawIdentity[] {
  return cases.filter(({ platform }) => !setups.includes(platform));
}

function runOf(wanted: SuitesWanted): Omit<SuiteRun, 'onMessage'> {
  const { root, scratch, platforms, target, grep, shard, retries, chromium, stop } = wanted;
  return {
    ...{ root, scratch: scratch.folder, grep, shard, stop, skip: [] },
    named: target.environment,
    platforms: platforms.map(({ slug }) => slug),
    onlySafe: target.kind === 'live',
    env: {
      NGHIEMTHU_TARGET: handedOver(withPlaceholders(target, platforms)),
      NGHIEMTHU_RETRIES: String(retries),
      NGHIEMTHU_CHROMIUM: chromium,
      ...scratch.env,
    },
  };
}

/** A spec may look at its address while it is read; those of a target that is not up yet lead nowhere. */
export function withPlaceholders(target: ResolvedTarget, platforms: Platform[]): ResolvedTarget {
  const names = platforms.flatMap(({ addresses }) => addresses);
  const nowhere = Object.fromEntries(names.map((name) => [name, 'http://127.0.0.1:9']));
  return { ...target, addresses: { ...nowhere, ...target.addresses } };
}
