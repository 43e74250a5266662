import type { Fault } from '../reading/faults.ts';
import { platformsIn, readPlatforms } from '../platforms/read.ts';
import { readShaped } from '../reading/shaped-file.ts';
import { checkLive, checkMonitors, checkRoles } from './check.ts';
import { checkJourneys } from './check-journeys.ts';
import { checkJudging } from './check-judging.ts';
import type { Monitors } from './monitors.ts';
import { watchedOn } from './needs.ts';
import { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { readCommunes } from '../reading/communes.ts';
import type { Commune } from '../reading/communes.ts';
import type { Read } from '../reading/reporter.ts';
import type { Target } from '../targets/target.ts';

/** The files that a monitor's own speaks of. */
export interface Around {
  plan: Plan | null;
  /** Of all platforms, those included whose file has faults. */
  slugs: string[];
  platforms: Platform[];
  communes: Commune[];
}

export function readAround(root: string, faults: Fault[]): Around {
  const plan = readShaped(root, 'config/plan.yaml', Plan, faults);
  const platforms = readPlatforms(root, faults).flatMap(({ platform }) => platform?.value ?? []);
  const slugs = platformsIn(root);
  return { plan: plan?.value ?? null, slugs, platforms, communes: readCommunes(root, faults) };
}

/** What the checks need of a target: nothing that is secret. */
export interface Watchable extends Pick<Target, 'kind' | 'managed'> {
  /** The platforms that are watched there. */
  platforms: readonly string[];
  /** Names; of all that the platforms need where the target is managed. */
  addresses: readonly string[];
  /** Of its accounts, by platform. */
  roles: ReadonlyMap<string, readonly string[]>;
}

export function watchable(
  { kind, managed, platforms: entries }: Target,
  watched: readonly string[],
  platforms: readonly Platform[],
): Watchable {
  const own = watched.map((slug) => [slug, entries[slug]] as const);
  const addresses = managed
    ? platforms.filter(({ slug }) => watched.includes(slug)).flatMap((one) => one.addresses)
    : own.flatMap(([, entry]) => Object.keys(entry?.addresses ?? {}));
  return {
    ...{ kind, managed, platforms: watched },
    addresses: [...new Set(addresses)],
    roles: new Map(
      own.map(([slug, entry]) => [slug, (entry?.accounts ?? []).map(({ role }) => role)]),
    ),
  };
}

/** Checks what monitors' files say against the files around them and one target. */
export function checkOn(
  { value, source }: Read<Monitors>,
  { plan, slugs, platforms, communes }: Around,
  { kind, addresses, roles, platforms: watched }: Watchable,
  faults: Fault[],
): void {
  const read = { value: watchedOn(value, watched, slugs, kind), source };
  checkMonitors(read, slugs, addresses, faults);
  if (plan !== null) checkJudging(read, plan, platforms, communes, faults);
  checkJourneys(read, platforms, kind, faults);
  checkRoles(read, roles, faults);
  if (kind === 'live') checkLive(read, faults);
}
