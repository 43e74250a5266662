import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';
import type { Fault } from '../reading/faults.ts';
import type { Flow, LoadProfile, Platform } from '../platforms/platform.ts';
import { resolveSecrets, Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import { accountsOf } from './target.ts';
import type { Account, Target } from './target.ts';

/** A target with its addresses and accounts filled in. What suites get as JSON by `NGHIEMTHU_TARGET`. */
export interface ResolvedTarget {
  name: string;
  kind: 'sandbox' | 'trial' | 'live';
  title: { vi: string; en: string };
  /** True where the trial starts the platforms itself; `addresses` is then empty until `withAddresses`. */
  managed: boolean;
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

/** What is wanted of a target: accounts of these roles, these addresses. */
export interface Needs {
  roles: ReadonlySet<string>;
  addresses?: ReadonlySet<string>;
}

/**
 * Fills in the secrets of a target. Faults stand where the reference stands and never tell a value.
 * @param needs what is wanted of it; everything where null
 */
export function resolveTarget(
  { value: target, source }: Read<Target>,
  root: string,
  env: Environment,
  units: readonly string[],
  secrets: Secrets,
  faults: Fault[],
  needs: Needs | null = null,
): ResolvedTarget {
  const report = new Reporter(source, faults);
  const fill = (path: (string | number)[], text: string, secret: boolean): string => {
    const result = resolveSecrets(text, root, env);
    if ('problem' in result) {
      report.value(path, result.problem);
      return '';
    }
    if (secret) for (const value of result.values) secrets.add(value);
    return result.text;
  };
  const wanted = Object.entries(target.addresses).filter(
    ([name]) => needs?.addresses?.has(name) !== false,
  );
  const addresses = wanted.map(([name, text]) => {
    const path = ['addresses', name];
    const address = fill(path, text, false);
    const problem = address === '' ? null : addressProblem(address, target.kind);
    if (problem !== null) report.value(path, problem);
    else if (address !== '') secrets.add(decodeURIComponent(new URL(address).password));
    return [name, address.replace(/\/+$/, '')] as const;
  });
  const accounts = target.accounts.flatMap((entry, i) => {
    if (needs?.roles.has(entry.role) === false) return [];
    const username = fill(['accounts', i, 'username'], entry.username, true);
    const password = fill(['accounts', i, 'password'], entry.password, true);
    secrets.add(password);
    return accountsOf({ ...entry, username, password }, units);
  });
  const canaries = target.canaries.map((text, i) => {
    const path = ['canaries', i];
    const address = fill(path, text, false);
    const problem = address === '' ? null : addressProblem(address, 'trial');
    if (problem !== null) report.value(path, problem);
    return address;
  });
  for (const name of target.environment) secrets.add(env[name] ?? '');
  const { name, kind, title, managed, units: own, environment, load } = target;
  return {
    name,
    kind,
    title,
    managed,
    addresses: Object.fromEntries(addresses),
    accounts,
    units: own,
    environment,
    canaries,
    load,
  };
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
