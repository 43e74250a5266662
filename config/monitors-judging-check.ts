import { causeOfDimension } from './owner.ts';
import type { Fault } from './faults.ts';
import type { Monitors } from './monitors.ts';
import type { Maintenance } from './monitors-judging.ts';
import type { Plan } from './plan.ts';
import type { Platform } from './platform.ts';
import type { Commune } from './register.ts';
import { Reporter } from './report.ts';
import type { Read } from './report.ts';

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
  value.canaries.forEach(({ module }, i) =>
    report.oneOf(['canaries', i, 'module'], 'module', module, Object.keys(value.modules)),
  );
  value.maintenance.forEach((one, i) => {
    if (one.platforms !== 'all')
      one.platforms.forEach((slug, j) => isPlatform(['maintenance', i, 'platforms', j], slug));
    checkOrder(report, one, i);
  });
  for (const slug of Object.keys(value.objectives))
    if (!slugs.includes(slug))
      report.key(
        ['objectives', slug],
        `found the platform ${slug}, expected one of config/platforms`,
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
  const isOwned = Object.values(plan.owners).some(
    (owner) =>
      owner.causes.includes(cause) && (owner.platforms === 'all' || owner.platforms.includes(slug)),
  );
  if (causes.includes(cause) && !isOwned)
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
