import { didYouMean, either } from '../reading/faults.ts';
import { checkSuiteFiles } from './suite-files.ts';
import type { Fault } from '../reading/faults.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Roles } from '../platforms/roles.ts';
import type { Path } from '../reading/source.ts';
import { expressionProblem, isOfK6, metricProblem, requestOf } from '../platforms/threshold.ts';

/** Checks one platform against the rest and against the files of its suite. */
export function checkPlatform(
  root: string,
  folder: string,
  { value: platform, source }: Read<Platform>,
  plan: Plan | null,
  roles: Roles | null,
  faults: Fault[],
  warnings: Fault[],
): void {
  const report = new Reporter(source, faults);
  if (folder !== platform.slug)
    report.value(['slug'], `found ${platform.slug}, expected ${folder} as the folder is named`);
  const warn = new Reporter(source, warnings);
  checkIdentity(report, warn, platform);
  checkRequirements(report, platform, plan);
  if (platform.units !== undefined)
    report.oneOf(['units'], 'catalogue', platform.units, Object.keys(platform.catalogues));
  if (roles !== null) checkRoles(report, platform, roles);
  checkThresholds(report, platform);
  for (const [name, setting] of Object.entries(platform.settings)) {
    if (typeof setting !== 'string' || !setting.startsWith('^') || !setting.endsWith('$')) continue;
    try {
      new RegExp(setting, 'u');
    } catch (error) {
      const why = (error as Error).message.replace(/^.*: /, '');
      report.value(
        ['settings', name],
        `found a broken pattern (${why}), expected a regular expression`,
      );
    }
  }
  if (folder === platform.slug) checkSuiteFiles(root, { report, warn }, platform);
}

/** An address without an identity takes any site that answers there for the platform. */
function checkIdentity(
  report: Reporter,
  warn: Reporter,
  { addresses, identity, systems, pages }: Platform,
): void {
  for (const [part, names] of Object.entries({ identity, systems }))
    for (const name of Object.keys(names))
      if (!addresses.includes(name))
        report.key(
          [part, name],
          `found the address ${name}, expected ${either(addresses)}${didYouMean(name, addresses)}`,
        );
  pages?.addresses.forEach((name, i) =>
    report.oneOf(['pages', 'addresses', i], 'address', name, addresses),
  );
  addresses.forEach((name, i) => {
    if (!Object.hasOwn(identity, name))
      warn.value(
        ['addresses', i],
        `found no identity of ${name}, expected a path and a text: another site could answer there`,
      );
  });
}

function checkRequirements(report: Reporter, platform: Platform, plan: Plan | null): void {
  const ids = Object.keys(platform.requirements);
  const proven = new Set<string>();
  for (const { path, proves } of proofs(platform)) {
    proves.forEach((id, i) => {
      proven.add(id);
      report.oneOf([...path, 'proves', i], 'requirement', id, ids);
    });
  }
  for (const [id, requirement] of Object.entries(platform.requirements)) {
    const path = ['requirements', id];
    if (!id.startsWith(`${platform.prefix}-`))
      report.key(
        path,
        `found the requirement ${id}, expected an id that starts with ${platform.prefix}-`,
      );
    if (!proven.has(id))
      report.key(
        path,
        `found nothing that proves ${id}, expected a journey, a check or a threshold`,
      );
    if (requirement.cause !== undefined && plan !== null)
      report.oneOf([...path, 'cause'], 'cause', requirement.cause, Object.keys(plan.causes));
  }
  for (const name of Object.keys(platform.checks))
    if (Object.hasOwn(platform.journeys, name))
      report.key(['checks', name], `found ${name} again, expected a name that no journey has`);
}

/** Everything in a platform's file that says which requirements it proves. */
function proofs(platform: Platform): { path: Path; proves: readonly string[] }[] {
  const named = (group: 'journeys' | 'checks') =>
    Object.entries(platform[group]).map(([name, { proves }]) => ({ path: [group, name], proves }));
  const thresholds = Object.entries(platform.load).flatMap(([profile, { thresholds: all }]) =>
    all.map(({ proves }, i) => ({ path: ['load', profile, 'thresholds', i], proves })),
  );
  const effects = Object.entries(platform.load).flatMap(([profile, { effect }]) =>
    effect ? [{ path: ['load', profile, 'effect'], proves: effect.proves }] : [],
  );
  const { pages } = platform;
  const watched = [
    ...(pages ? [{ path: ['pages'], proves: pages.proves }] : []),
    ...(pages?.headers ? [{ path: ['pages', 'headers'], proves: pages.headers.proves }] : []),
  ];
  return [...named('journeys'), ...named('checks'), ...watched, ...thresholds, ...effects];
}

function checkRoles(report: Reporter, platform: Platform, roles: Roles): void {
  const known = Object.keys(roles.roles);
  platform.roles.forEach((role, i) => report.oneOf(['roles', i], 'role', role, known));
  for (const [name, journey] of Object.entries(platform.journeys))
    if (journey.roleOn === undefined)
      report.oneOf(['journeys', name, 'role'], 'role', journey.role, platform.roles);
}

function checkThresholds(report: Reporter, platform: Platform): void {
  for (const name of Object.keys(platform.measures))
    if (isOfK6(name))
      report.key(
        ['measures', name],
        `found ${name}, which k6 names, expected a script's own metric`,
      );
  const requests = Object.keys(platform.requests);
  for (const [profile, load] of Object.entries(platform.load)) {
    const flows = [load.users, load.rate, load.stages].filter((flow) => flow !== undefined);
    if (flows.length !== 1)
      report.key(
        ['load', profile],
        `found ${flows.length} of users, rate and stages, expected one of them`,
      );
    if (load.per === undefined && load.users === undefined)
      report.key(['load', profile], 'found no per, expected second, minute or hour');
    const seen = new Set<string>();
    load.thresholds.forEach(({ metric, expression }, i) => {
      const path = ['load', profile, 'thresholds', i];
      const metricWrong = metricProblem(metric);
      const request = requestOf(metric);
      if (request !== null && requests.length === 0)
        report.value(
          [...path, 'metric'],
          `found the named request ${request}, expected its title under requests`,
        );
      else if (request !== null)
        report.oneOf([...path, 'metric'], 'named request', request, requests);
      const name = /^\w+/.exec(metric)?.[0] ?? '';
      const isNamed = isOfK6(name) || Object.hasOwn(platform.measures, name);
      if (metricWrong === null && !isNamed && metric !== load.effect?.arrived)
        report.value(
          [...path, 'metric'],
          `found ${name}, which k6 does not measure by itself, expected its title under measures`,
        );
      const expressionWrong = expressionProblem(metric, expression);
      if (metricWrong !== null) report.value([...path, 'metric'], metricWrong);
      if (expressionWrong !== null) report.value([...path, 'expression'], expressionWrong);
      const both = `${metric} ${expression}`;
      if (seen.has(both))
        report.value([...path, 'expression'], `found ${both} again, expected it once`);
      seen.add(both);
    });
  }
}

/** Who walks a journey may be somebody of a platform that it acts on. */
function checkRolesElsewhere(
  report: Reporter,
  { journeys }: Platform,
  platforms: readonly Read<Platform>[],
): void {
  for (const [name, { actsOn = [], role, roleOn }] of Object.entries(journeys)) {
    if (roleOn === undefined) continue;
    report.oneOf(['journeys', name, 'roleOn'], 'platform', roleOn, actsOn);
    const there = platforms.find((one) => one.value.slug === roleOn);
    if (there !== undefined)
      report.oneOf(['journeys', name, 'role'], 'role', role, there.value.roles);
  }
}

/** Prefixes and requirement ids must differ between platforms, and what a journey acts on must be there. */
export function checkPlatforms(
  platforms: readonly Read<Platform>[],
  slugs: readonly string[],
  faults: Fault[],
): void {
  const owners = new Map<string, string>();
  for (const { value, source } of platforms) {
    const report = new Reporter(source, faults);
    const others = slugs.filter((slug) => slug !== value.slug);
    for (const group of ['journeys', 'checks'] as const)
      for (const [name, { actsOn = [] }] of Object.entries(value[group]))
        actsOn.forEach((slug, i) =>
          report.oneOf([group, name, 'actsOn', i], 'platform', slug, others),
        );
    checkRolesElsewhere(report, value, platforms);
    const claims: [Path, string, string][] = [
      [['prefix'], 'prefix', value.prefix],
      ...Object.keys(value.requirements).map((id): [Path, string, string] => [
        ['requirements', id],
        'requirement',
        id,
      ]),
    ];
    for (const [path, what, word] of claims) {
      const other = owners.get(`${what} ${word}`);
      if (other === undefined) owners.set(`${what} ${word}`, source.file);
      else report.key(path, `found the ${what} ${word}, expected one that ${other} does not have`);
    }
  }
}
