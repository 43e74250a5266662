import { isName } from './check.ts';
import type { Prober } from './module.ts';
import { goMilliseconds } from './go-notation.ts';
import { causeOfDimension, findOwner } from '../plan/owner.ts';
import { didYouMean } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Monitors } from './monitors.ts';
import type { Maintenance } from './judging.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Commune } from '../reading/communes.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';

/** Checks names that incidents, maintenance and objectives speak of against the plan, the platforms and the communes. */
export function checkJudging(
  { value, source }: Read<Monitors>,
  plan: Plan,
  platforms: readonly Platform[],
  communes: readonly Commune[],
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  const slugs = platforms.map(({ slug }) => slug);
  const isPlatform = (path: (string | number)[], slug: string) =>
    report.oneOf(path, 'platform', slug, slugs);
  for (const name of Object.keys(value.probes))
    checkProbe(report, value, name, plan, platforms, communes);
  value.judging.escalate.forEach(({ to }, i) =>
    report.oneOf(['judging', 'escalate', i, 'to'], 'owner', to, Object.keys(plan.owners)),
  );
  checkCanaries(report, value);
  checkTimes(report, value);
  value.maintenance.forEach((one, i) => {
    if (one.platforms !== 'all')
      one.platforms.forEach((slug, j) => isPlatform(['maintenance', i, 'platforms', j], slug));
    checkOrder(report, one, i);
  });
  for (const slug of Object.keys(value.objectives))
    if (!slugs.includes(slug))
      report.key(
        ['objectives', slug],
        `found the platform ${slug}, expected one of config/platforms${didYouMean(slug, slugs)}`,
      );
}

function checkProbe(
  report: Reporter,
  { probes }: Monitors,
  name: string,
  plan: Plan,
  platforms: readonly Platform[],
  communes: readonly Commune[],
): void {
  const { platform: slug, affects, ...entry } = probes[name]!;
  const cause = entry.cause ?? causeOfDimension(plan, 'performance') ?? '';
  const path = ['probes', name];
  const causes = Object.keys(plan.causes);
  if (entry.cause !== undefined) report.oneOf([...path, 'cause'], 'cause', cause, causes);
  if (causes.includes(cause) && findOwner(plan, slug, cause) === undefined)
    report.value(
      entry.cause === undefined ? path : [...path, 'cause'],
      `found ${cause}, which nobody in plan.yaml answers for; expected a cause with an owner`,
    );
  const codes = communes.map(({ code }) => code);
  affects.communes?.forEach((code, i) =>
    report.oneOf([...path, 'affects', 'communes', i], 'commune', code, codes),
  );
  const roles = platforms.find((platform) => platform.slug === slug)?.roles ?? [];
  affects.roles?.forEach((role, i) =>
    report.oneOf([...path, 'affects', 'roles', i], 'role', role, roles),
  );
}

function checkOrder(report: Reporter, { from, to }: Maintenance, i: number): void {
  if (from !== undefined && to !== undefined && from >= to)
    report.value(['maintenance', i, 'to'], `found ${to}, expected a time after ${from}`);
}

/** Kinds that look at an address without knowing the target it belongs to. */
const PLAIN: readonly Prober[] = ['http', 'tcp', 'tls', 'dns', 'icmp', 'grpc', 'websocket'];

/** A canary that can never answer would excuse every failure of every platform. */
function checkCanaries(report: Reporter, { canaries, modules }: Monitors): void {
  canaries.forEach(({ module, target }, i) => {
    report.oneOf(['canaries', i, 'module'], 'module', module, Object.keys(modules));
    const kind = modules[module]?.prober;
    if (kind !== undefined && !PLAIN.includes(kind))
      report.value(
        ['canaries', i, 'module'],
        `found ${module}, a module of ${kind}, which looks at platforms alone; expected one of ${PLAIN.join(', ')}`,
      );
    if (isName(target))
      report.value(
        ['canaries', i, 'target'],
        `found ${target}, expected an address written out: a canary is none of the platforms`,
      );
  });
}

/** A heartbeat is written every second at most. */
const SHORTEST_DEATH_MS = 3_000;
const SHORTEST_BEAT_MS = 1_000;

function checkTimes(report: Reporter, { judging, dead_man: deadMan }: Monitors): void {
  if (goMilliseconds(judging.dead_after) < SHORTEST_DEATH_MS)
    report.value(['judging', 'dead_after'], `found ${judging.dead_after}, expected 3s or longer`);
  if (deadMan !== undefined && goMilliseconds(deadMan.every) < SHORTEST_BEAT_MS)
    report.value(['dead_man', 'every'], `found ${deadMan.every}, expected 1s or longer`);
}
