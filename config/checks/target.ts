import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Roles } from '../platforms/roles.ts';
import { references } from '../reading/secrets.ts';
import type { Target } from '../targets/target.ts';

/** Codes of the units that there are: those of every platform, and those that one has beside them. */
export interface KnownUnits {
  /** Empty where any may be meant. */
  units: readonly string[];
  beside: ReadonlyMap<string, readonly string[]>;
}

/** Checks what needs no secret: known roles, units, profiles, and that passwords of real targets are references. */
export function checkTarget(
  { value: target, source }: Read<Target>,
  platforms: readonly Platform[],
  roles: Roles | null,
  { units, beside }: KnownUnits,
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
  if (target.mutants && target.kind === 'live')
    report.value(
      ['mutants'],
      'found true on a live target, expected it only where no person reads the answers',
    );
  const own = checkPlatforms(report, target, platforms, allRead);
  for (const platform of own) checkAddresses(report, target, platform);
  checkShared(report, target);
  const unitOf = (more: readonly string[]) => (path: (string | number)[], code: string) => {
    if (units.length > 0) report.oneOf(path, 'unit', code, [...units, ...more]);
  };
  unitOf([])(['units', 'home'], target.units.home);
  unitOf([])(['units', 'other'], target.units.other);
  if (target.units.home === target.units.other)
    report.value(
      ['units', 'other'],
      `found ${target.units.other} again, expected another unit than home`,
    );
  for (const slug of Object.keys(target.platforms))
    checkAccounts(report, target, slug, roles, unitOf(beside.get(slug) ?? []));
  if (roles !== null) for (const platform of own) checkHeld(report, target, platform, roles);
  const allKnown = own.length === Object.keys(target.platforms).length;
  if (allRead && allKnown) checkLoad(report, target, own);
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

/** The platforms that the target is for. */
function checkPlatforms(
  report: Reporter,
  target: Target,
  platforms: readonly Platform[],
  allRead: boolean,
): Platform[] {
  const slugs = platforms.map(({ slug }) => slug);
  for (const slug of Object.keys(target.platforms))
    if (allRead && !slugs.includes(slug))
      report.key(
        ['platforms', slug],
        `found the platform ${slug}, expected ${either(slugs)}${didYouMean(slug, slugs)}`,
      );
  const own = Object.keys(target.platforms);
  for (const slug of Object.keys(target.products))
    if (!own.includes(slug))
      report.key(
        ['products', slug],
        `found a product of the platform ${slug}, expected one of ${either(own)}, which this target is for${didYouMean(slug, own)}`,
      );
  return platforms.filter(({ slug }) => own.includes(slug));
}

function checkAddresses(report: Reporter, target: Target, { slug, addresses }: Platform): void {
  const given = target.platforms[slug];
  const path = ['platforms', slug];
  for (const name of Object.keys(given?.identity ?? {}))
    if (!addresses.includes(name))
      report.key(
        [...path, 'identity', name],
        `found the address ${name}, expected ${either(addresses)}${didYouMean(name, addresses)}`,
      );
  if (target.managed) return;
  for (const name of addresses)
    if (!(name in (given?.addresses ?? {})))
      report.key(
        [...path, 'addresses'],
        `found no address ${name}, expected one, the platform ${slug} needs it`,
      );
}

/** An address is known by its name alone: two platforms that give it must mean the same. */
function checkShared(report: Reporter, target: Target): void {
  const known = new Map<string, { slug: string; text: string }>();
  for (const [slug, { addresses }] of Object.entries(target.platforms))
    for (const [name, text] of Object.entries(addresses)) {
      const other = known.get(name);
      if (other === undefined) known.set(name, { slug, text });
      else if (other.text !== text)
        report.value(
          ['platforms', slug, 'addresses', name],
          `found another address for ${name} than the platform ${other.slug} has, expected the same, or another name`,
        );
    }
}

function checkAccounts(
  report: Reporter,
  target: Target,
  slug: string,
  roles: Roles | null,
  unit: (path: (string | number)[], code: string) => void,
): void {
  (target.platforms[slug]?.accounts ?? []).forEach((entry, i) => {
    const path = ['platforms', slug, 'accounts', i];
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
}

/** Each role of a platform that signs in must have an account there. */
function checkHeld(report: Reporter, target: Target, platform: Platform, roles: Roles): void {
  const { slug } = platform;
  const held = (target.platforms[slug]?.accounts ?? []).map(({ role }) => role);
  for (const role of platform.roles)
    if (roles.roles[role]?.signsIn === true && !held.includes(role))
      report.key(
        ['platforms', slug, 'accounts'],
        `found no account of the role ${role}, expected one, the platform ${slug} needs it`,
      );
}
