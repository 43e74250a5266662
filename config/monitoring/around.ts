import type { Fault } from '../reading/faults.ts';
import { namesIn } from '../load.ts';
import { checkLive, checkMonitors, checkRoles } from './check.ts';
import { checkJourneys } from './check-journeys.ts';
import { checkJudging } from './check-judging.ts';
import type { Monitors } from './monitors.ts';
import { Plan } from '../plan/plan.ts';
import { Platform } from '../platforms/platform.ts';
import { readCommunes } from '../reading/register.ts';
import type { Commune } from '../reading/register.ts';
import type { Read } from '../reading/reporter.ts';
import { shaped } from '../reading/shape.ts';
import { readYaml } from '../reading/source.ts';
import type { Target } from '../targets/target.ts';

export const MONITORS_FILE = 'config/monitors.yaml';

/** The files that a monitor's own speaks of. */
export interface Around {
  plan: Plan | null;
  /** Of all platforms, those included whose file has faults. */
  slugs: string[];
  platforms: Platform[];
  communes: Commune[];
}

export function readAround(root: string, faults: Fault[]): Around {
  const planSource = readYaml(root, 'config/plan.yaml', faults);
  const plan = planSource === null ? null : shaped(Plan, planSource, faults);
  const slugs = namesIn(root, 'config/platforms');
  const platforms = slugs.flatMap((slug) => {
    const read = readYaml(root, `config/platforms/${slug}.yaml`, faults);
    const platform = read === null ? null : shaped(Platform, read, faults);
    return platform === null ? [] : [platform];
  });
  return { plan, slugs, platforms, communes: readCommunes(root, 'config/communes.csv', faults) };
}

/** What the checks need of a target: nothing that is secret. */
export interface Watchable extends Pick<Target, 'kind' | 'managed'> {
  /** Names. */
  addresses: string[];
  roles: string[];
}

/** Checks what a monitor's file says against the files around it and one target. */
export function checkOn(
  read: Read<Monitors>,
  { plan, slugs, platforms, communes }: Around,
  { kind, managed, addresses, roles }: Watchable,
  faults: Fault[],
): void {
  // A managed target has no addresses before it is started: then all that platforms ask for.
  const wanted = [...new Set(platforms.flatMap((one) => one.addresses))];
  checkMonitors(read, slugs, managed && addresses.length === 0 ? wanted : addresses, faults);
  if (plan !== null) checkJudging(read, plan, platforms, communes, faults);
  checkJourneys(read, platforms, kind, faults);
  checkRoles(read, roles, faults);
  if (kind === 'live') checkLive(read, faults);
}
