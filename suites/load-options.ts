import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { milliseconds } from '../config/reading/values.ts';
import { onPlatform } from './stage/target.ts';
import type { LoadProfile, LoadScenario, Platform } from '../config/platforms/platform.ts';

/** k6 options of a load run: https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/ */
export interface LoadOptions {
  scenarios: Record<string, Scenario>;
  /** Metric → expressions of the configuration. What a trial needs beside them it adds itself. */
  thresholds: Record<string, string[]>;
  noCookiesReset: true;
}

export interface Scenario {
  executor: 'constant-vus' | 'constant-arrival-rate' | 'ramping-arrival-rate';
  /** Function of the script. */
  exec: string;
  vus?: number;
  duration?: string;
  rate?: number;
  timeUnit?: string;
  startRate?: number;
  stages?: { target: number; duration: string }[];
  preAllocatedVUs?: number;
  maxVUs?: number;
  gracefulStop: string;
}

/** What a load script reads from the file named by `NGHIEMTHU_LOAD`. */
export interface LoadHandover {
  addresses: Record<string, string>;
  accounts: { role: string; unit: string | null; username: string; password: string }[];
  units: { home: string; other: string };
  settings: Platform['settings'];
  /** After this a request that hangs is given up, as k6 writes durations. */
  requestTimeout: string;
  options: LoadOptions;
}

const SECONDS = { second: 1, minute: 60, hour: 3_600 } as const;
/** Requests that hang are given up after this; a little more than the slowest answer any norm allows. */
const REQUEST_TIMEOUT = '15s';
const GRACEFUL_STOP = '20s';

/** The k6 options of a profile: how many arrive, and the thresholds of the configuration. */
export function loadOptions(profile: LoadProfile): LoadOptions {
  const thresholds = new Map<string, string[]>();
  for (const { metric, expression, from } of profile.thresholds)
    if (from === undefined) thresholds.set(metric, [...(thresholds.get(metric) ?? []), expression]);
  return {
    scenarios: scenariosOf(profile),
    thresholds: Object.fromEntries(thresholds),
    noCookiesReset: true,
  };
}

/** What a profile that names no scenarios does, for a script that says nothing of it either: its default function. */
export function plainFlow(profile: LoadProfile): Record<string, Scenario> {
  const { scenarios: _none, ...flow } = profile;
  return scenariosOf(flow);
}

function scenariosOf(profile: LoadProfile): Record<string, Scenario> {
  const named = Object.entries(profile.scenarios ?? { plan: { exec: 'default', share: 1 } });
  return Object.fromEntries(named.map(([name, one]) => [name, scenarioOf(profile, one)]));
}

function scenarioOf(profile: LoadProfile, { exec, share }: LoadScenario): Scenario {
  if (profile.users === undefined) return arrivals(profile, share, exec);
  return {
    executor: 'constant-vus',
    exec,
    vus: usersOf(profile.users, share),
    duration: profile.duration,
    gracefulStop: GRACEFUL_STOP,
  };
}

/** Users of a scenario: whole ones. */
function usersOf(users: number, share: number): number {
  return Math.ceil(users * share);
}

/** How many times what the profile says is asked for, over all of its scenarios. */
export function askedTimes({ users, scenarios }: LoadProfile): number {
  const shares = Object.values(scenarios ?? { plan: { share: 1 } }).map(({ share }) => share);
  return shares.reduce(
    (sum, share) => sum + (users === undefined ? share : usersOf(users, share) / users),
    0,
  );
}

/** Arrivals that do not wait for those before them, `times` the profile's rate. */
function arrivals(profile: LoadProfile, times: number, exec: string): Scenario {
  const per = profile.per ?? 'second';
  const peak =
    Math.max(profile.rate ?? 0, ...(profile.stages ?? []).map(({ rate }) => rate)) * times;
  // Enough users that an arrival finds one free while answers take up to 5 s; more are added when they take longer.
  const vus = Math.max(2, Math.ceil((peak / SECONDS[per]) * 5));
  const common = {
    exec,
    timeUnit: { second: '1s', minute: '1m', hour: '1h' }[per],
    preAllocatedVUs: vus,
    maxVUs: vus * 10,
    gracefulStop: GRACEFUL_STOP,
  };
  if (profile.stages === undefined)
    return {
      executor: 'constant-arrival-rate',
      rate: Math.ceil((profile.rate ?? 1) * times),
      duration: profile.duration,
      ...common,
    };
  return {
    executor: 'ramping-arrival-rate',
    startRate: Math.ceil((profile.stages[0]?.rate ?? 1) * times),
    stages: profile.stages.map(({ rate, duration }) => ({
      target: Math.ceil(rate * times),
      duration,
    })),
    ...common,
  };
}

/** Everything a load script needs, resolved: it can read neither YAML nor npm packages. */
export function loadHandover(
  target: ResolvedTarget,
  platform: Platform,
  profile: LoadProfile,
): LoadHandover {
  return {
    addresses: target.addresses,
    accounts: onPlatform(target, platform.slug).accounts,
    units: target.units,
    settings: platform.settings,
    requestTimeout: REQUEST_TIMEOUT,
    options: loadOptions(profile),
  };
}

/** How long a run takes at most, in ms. */
export function longest(profile: LoadProfile): number {
  const stages = (profile.stages ?? []).reduce(
    (sum, { duration }) => sum + milliseconds(duration),
    0,
  );
  return Math.max(stages, milliseconds(profile.duration)) + milliseconds(GRACEFUL_STOP) + 30_000;
}
