import { z } from 'zod';
import { Flow, Identity } from '../platforms/platform.ts';
import { Slug, Text } from '../reading/values.ts';

const UnitCode = z
  .string()
  .regex(/^\d{2,5}$/)
  .describe("a unit code in quotes like '25195'");

/** A commune, the province, or a unit that the platform has beside them. */
const UnitOfAccount = z
  .string()
  .regex(/^(?:\d{2,5}|[A-Z]\d{2}(?:\.\d{1,3})+)$/)
  .describe("a unit code in quotes like '25195'");

/**
 * Accounts of one role. `{unit}` in the name stands for the unit's code, `{0001..0200}` for each number of the range;
 * one entry then gives many accounts.
 */
export const AccountEntry = z.strictObject({
  role: Slug,
  units: z
    .union([z.literal('all'), z.array(UnitOfAccount).min(1)])
    .describe("all, or a list of unit codes in quotes like ['25195', '19']")
    .optional(),
  username: z.string().min(1),
  password: z.string().min(1),
});
export type AccountEntry = z.infer<typeof AccountEntry>;

/**
 * Names that would change how a trial is run: it sets them itself, and hands them on from nobody's shell. `K6_VUS` would
 * replace the plan's load, `PWDEBUG` would wait for a person.
 */
const RESERVED = /^(?:K6_|PLAYWRIGHT_|PW|NODE_|NGHIEMTHU_|DEBUG$|LD_|DYLD_|CI$)/i;

const EnvironmentName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
  .refine((name) => !RESERVED.test(name), {
    message: 'a variable that belongs to the suites, not to k6, Playwright, Node or nghiemthu',
  })
  .describe('the name of a variable like CATALOGUE_TOKEN');

/** What a target says of one platform: nobody is asked for it where that platform is not chosen. */
const OnPlatform = z.strictObject({
  /** Name → base address. Two platforms may name the same address, and then write it alike. */
  addresses: z.record(Slug, z.string().min(1)).default({}),
  accounts: z.array(AccountEntry).default([]),
  /** What an address shows here, where it is something else than on the platform's other targets. */
  identity: z.record(Slug, Identity).default({}),
  /** Variables of the caller's environment that its suites and load scripts may read. */
  environment: z.array(EnvironmentName).default([]),
});

/** The load of one platform on a target. */
const TargetLoad = z.strictObject({
  /** Profiles that a trial runs unless others are named. */
  profiles: z.array(Slug).default([]),
  /** What this target changes in a profile. */
  runs: z.record(Slug, Flow).default({}),
});

/** Where a deployment stands: what is tried there may do more on a sandbox than on a live one. */
export const TargetKind = z.enum(['sandbox', 'trial', 'live']);

/** One deployment of the platforms, or of some of them. */
export const Target = z.strictObject({
  name: Slug,
  kind: TargetKind,
  title: Text,
  /** True where the trial itself starts the stand-in platforms and learns their addresses from them. */
  managed: z.boolean().default(false),
  /** True where `nghiemthu mutate` may spoil what it answers to the suites; never on a live target. */
  mutants: z.boolean().default(false),
  /** By slug: nothing is tested, watched or reported of a platform that is not here. */
  platforms: z.record(Slug, OnPlatform).refine((all) => Object.keys(all).length > 0, {
    message: 'at least one platform',
  }),
  /** Platform → the vendor's product that is deployed, a folder in `suites/<platform>/products/`; `sandbox` where left out. */
  products: z.record(Slug, Slug).default({}),
  /** The units whose accounts file and handle the test dossiers; `other` must not see those of `home`. */
  units: z.strictObject({ home: UnitCode, other: UnitCode }),
  /**
   * Addresses on the same way to the platforms that answer whatever the platforms do: before a platform that cannot be
   * reached any more is accused, they are asked.
   */
  canaries: z.array(z.string().min(1)).default([]),
  /** Platform → what load runs here. */
  load: z.record(Slug, TargetLoad).default({}),
});
export type Target = z.infer<typeof Target>;

/** Somebody who can sign in to a platform. */
export interface Account {
  platform: string;
  role: string;
  /** Unit code; null for citizens and the administrator. */
  unit: string | null;
  username: string;
  password: string;
}

const RANGE = /\{(\d+)\.\.(\d+)\}/;
/** More accounts than any trial needs. */
const MAX_RANGE = 5_000;

/** The accounts on a platform that an entry stands for. `allUnits` is what `units: all` means. */
export function accountsOf(
  platform: string,
  entry: AccountEntry,
  allUnits: readonly string[],
): Account[] {
  const { role, username, password } = entry;
  const one = { platform, role, password };
  if (entry.units !== undefined) {
    const units = entry.units === 'all' ? allUnits : entry.units;
    return units.map((unit) => ({
      ...one,
      unit,
      username: username.replaceAll('{unit}', unit),
    }));
  }
  const range = RANGE.exec(username);
  if (range === null) return [{ ...one, unit: null, username }];
  const [first, last] = [Number(range[1]), Number(range[2])];
  const count = Math.min(Math.max(0, last - first + 1), MAX_RANGE);
  return Array.from({ length: count }, (_, i) => ({
    ...one,
    unit: null,
    username: username.replace(RANGE, String(first + i).padStart((range[1] ?? '').length, '0')),
  }));
}
