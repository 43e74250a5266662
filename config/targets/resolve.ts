import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Fault } from '../reading/faults.ts';
import type { Flow, LoadProfile, Platform } from '../platforms/platform.ts';
import { resolveSecrets, Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import type { Path } from '../reading/source.ts';
import { vendorOf } from './products.ts';
import { accountsOf } from './target.ts';
import type { Account, Target } from './target.ts';

/** A target with its addresses and accounts filled in. What suites get as JSON by `NGHIEMTHU_TARGET`. */
export interface ResolvedTarget {
  name: string;
  kind: 'sandbox' | 'trial' | 'live';
  title: { vi: string; en: string };
  /** True where the trial starts the platforms itself; `addresses` is then empty until `withAddresses`. */
  managed: boolean;
  /** True where its answers to the suites may be spoiled on purpose. */
  mutants: boolean;
  /** Platform → the vendor's product that stands there, for each platform that is wanted of the target. */
  products: Record<string, string>;
  /** Name → base address without a slash at the end. */
  addresses: Record<string, string>;
  accounts: Account[];
  units: { home: string; other: string };
  /** Names of variables that its suites and load scripts may read. */
  environment: string[];
  /** Base addresses that answer whatever the platforms do. */
  canaries: string[];
  /** Platform → what load runs here. */
  load: Record<string, { profiles: string[]; runs: Record<string, Flow> }>;
}

/** What is wanted of a target: platform → the roles whose accounts are filled in, all of them where null. */
export type Needs = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * Fills in the secrets of a target. Faults stand where the reference stands and never tell a value.
 * @param needs what is wanted of it; everything where null
 */
export function resolveTarget(
  read: Read<Target>,
  root: string,
  env: Environment,
  units: readonly string[],
  secrets: Secrets,
  faults: Fault[],
  needs: Needs | null = null,
): ResolvedTarget {
  const target = read.value;
  const filling = new Filling(read, root, env, secrets, faults);
  const slugs = Object.keys(target.platforms).filter((slug) => needs?.has(slug) !== false);
  const addresses = slugs.flatMap((slug) => filling.addresses(slug));
  const accounts = slugs.flatMap((slug) => filling.accounts(slug, units, needs?.get(slug) ?? null));
  const environment = [
    ...new Set(slugs.flatMap((slug) => target.platforms[slug]?.environment ?? [])),
  ];
  for (const name of environment) secrets.add(env[name] ?? '');
  const { name, kind, title, managed, mutants, units: own, load } = target;
  return {
    ...{ name, kind, title, managed, mutants },
    products: Object.fromEntries(slugs.map((slug) => [slug, vendorOf(target, slug)])),
    addresses: Object.fromEntries(addresses),
    accounts,
    units: own,
    environment,
    canaries: filling.canaries(),
    load,
  };
}

/** Fills in the references of one target's file. */
class Filling {
  readonly #target: Target;
  readonly #report: Reporter;
  readonly #root: string;
  readonly #env: Environment;
  readonly #secrets: Secrets;

  constructor(
    { value, source }: Read<Target>,
    root: string,
    env: Environment,
    secrets: Secrets,
    faults: Fault[],
  ) {
    this.#target = value;
    this.#report = new Reporter(source, faults);
    this.#root = root;
    this.#env = env;
    this.#secrets = secrets;
  }

  addresses(slug: string): (readonly [string, string])[] {
    const entries = Object.entries(this.#target.platforms[slug]?.addresses ?? {});
    return entries.map(([name, text]) => {
      const path = ['platforms', slug, 'addresses', name];
      const address = this.#address(path, text, this.#target.kind);
      if (address !== null) this.#secrets.add(decodeURIComponent(new URL(address).password));
      return [name, address?.replace(/\/+$/, '') ?? ''] as const;
    });
  }

  accounts(slug: string, units: readonly string[], roles: ReadonlySet<string> | null): Account[] {
    return (this.#target.platforms[slug]?.accounts ?? []).flatMap((entry, i) => {
      if (roles?.has(entry.role) === false) return [];
      const path = ['platforms', slug, 'accounts', i];
      const username = this.#fill([...path, 'username'], entry.username, true);
      const password = this.#fill([...path, 'password'], entry.password, true);
      this.#secrets.add(password);
      return accountsOf(slug, { ...entry, username, password }, units);
    });
  }

  canaries(): string[] {
    const { canaries } = this.#target;
    return canaries.map((text, i) => this.#address(['canaries', i], text, 'trial') ?? text);
  }

  /** Null where it is no address, which is a fault. */
  #address(path: Path, text: string, kind: Target['kind']): string | null {
    const address = this.#fill(path, text, false);
    if (address === '') return null;
    const problem = addressProblem(address, kind);
    if (problem !== null) this.#report.value(path, problem);
    return problem === null ? address : null;
  }

  #fill(path: Path, text: string, secret: boolean): string {
    const result = resolveSecrets(text, this.#root, this.#env);
    if ('problem' in result) {
      this.#report.value(path, result.problem);
      return '';
    }
    if (secret) for (const value of result.values) this.#secrets.add(value);
    return result.text;
  }
}

function addressProblem(address: string, kind: Target['kind']): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'found something that is no address, expected one like https://dichvucong.example.vn';
  if (kind === 'live' && url.protocol !== 'https:')
    return 'found an address without encryption on a live target, expected https';
  return null;
}

/** A managed target with the addresses its sandbox printed. */
export function withAddresses(
  target: ResolvedTarget,
  addresses: Record<string, string>,
): ResolvedTarget {
  return { ...target, addresses: { ...target.addresses, ...addresses } };
}

/** A load profile as a target runs it. What the target sets replaces the profile's own way of arriving. */
export function profileOn(
  target: ResolvedTarget,
  platform: Platform,
  profile: string,
): LoadProfile | null {
  const base = own(platform.load, profile);
  if (base === undefined) return null;
  const run = own(own(target.load, platform.slug)?.runs ?? {}, profile);
  if (run === undefined) return base;
  const { users, rate, stages, ...rest } = base;
  const replaced = run.users ?? run.rate ?? run.stages;
  return replaced === undefined
    ? { ...base, ...run, duration: run.duration ?? base.duration }
    : { ...rest, ...run, duration: run.duration ?? base.duration };
}

/** A value by its key, and nothing that every object has: a profile may be called `constructor`. */
function own<T>(all: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(all, key) ? all[key] : undefined;
}
