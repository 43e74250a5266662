import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Roles } from '../platforms/roles.ts';
import { references } from '../reading/secrets.ts';
import type { Target } from '../targets/target.ts';

/** Checks what needs no secret: known roles, units, profiles, and that passwords of real targets are references. */
export function checkTarget(
  { value: target, source }: Read<Target>,
  platforms: readonly Platform[],
  roles: Roles | null,
  units: readonly string[],
  allRead: boolean,
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  const file = source.file.replace(/^.*\//, '');
  if (file !== `${target.name}.yaml`)
    report.value(
      ['name'],
      `found ${target.name}, expected ${file.replace(/\.yaml$/, '')} as the file is named`,
    );
  if (target.managed && target.kind !== 'sandbox')
    report.value(
      ['managed'],
      `found true on a ${target.kind} target, expected it only on a sandbox`,
    );
  if (!target.managed)
    for (const name of new Set(platforms.flatMap((platform) => platform.addresses)))
      if (!(name in target.addresses))
        report.key(['addresses'], `found no address ${name}, expected one, a platform needs it`);
  const unit = (path: (string | number)[], code: string): void => {
    if (units.length > 0) report.oneOf(path, 'unit', code, units);
  };
  unit(['units', 'home'], target.units.home);
  unit(['units', 'other'], target.units.other);
  if (target.units.home === target.units.other)
    report.value(
      ['units', 'other'],
      `found ${target.units.other} again, expected another unit than home`,
    );
  checkAccounts(report, target, platforms, roles, unit);
  if (allRead) checkLoad(report, target, platforms);
}

function checkLoad(report: Reporter, target: Target, platforms: readonly Platform[]): void {
  const slugs = platforms.map(({ slug }) => slug);
  for (const [slug, { profiles, runs }] of Object.entries(target.load)) {
    const path = ['load', slug];
    if (!known(report, path, 'platform', slug, slugs)) continue;
    const { load } = platforms.find((platform) => platform.slug === slug)!;
    profiles.forEach((profile, i) =>
      report.oneOf([...path, 'profiles', i], 'load profile', profile, Object.keys(load)),
    );
    for (const profile of Object.keys(runs))
      known(report, [...path, 'runs', profile], 'load profile', profile, Object.keys(load));
  }
}

/** Whether a key is one of those known; reports where it is not. */
function known(
  report: Reporter,
  path: (string | number)[],
  what: string,
  word: string,
  words: readonly string[],
): boolean {
  if (words.includes(word)) return true;
  const expected = words.length === 0 ? 'none, as there is none' : either(words);
  report.key(path, `found the ${what} ${word}, expected ${expected}${didYouMean(word, words)}`);
  return false;
}

function checkAccounts(
  report: Reporter,
  target: Target,
  platforms: readonly Platform[],
  roles: Roles | null,
  unit: (path: (string | number)[], code: string) => void,
): void {
  target.accounts.forEach((entry, i) => {
    const path = ['accounts', i];
    if (roles !== null)
      report.oneOf([...path, 'role'], 'role', entry.role, Object.keys(roles.roles));
    if (Array.isArray(entry.units))
      entry.units.forEach((code, j) => unit([...path, 'units', j], code));
    if (entry.units === undefined && roles?.roles[entry.role]?.official === true)
      report.value(path, `found no units, expected the units of the role ${entry.role}`);
    if (
      entry.units !== undefined &&
      (entry.units === 'all' || entry.units.length > 1) &&
      !entry.username.includes('{unit}')
    )
      report.value(
        [...path, 'username'],
        `found ${entry.username} for several units, expected {unit} in it`,
      );
    if (target.kind !== 'sandbox' && references(entry.password).length === 0)
      report.value(
        [...path, 'password'],
        'found a password written out, expected ${NAME} or ${file:path}',
      );
  });
  const held = target.accounts.map(({ role }) => role);
  for (const role of new Set(platforms.flatMap((platform) => platform.roles)))
    if (roles?.roles[role]?.signsIn === true && !held.includes(role))
      report.key(
        ['accounts'],
        `found no account of the role ${role}, expected one, a platform needs it`,
      );
}
