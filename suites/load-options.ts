import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { milliseconds } from '../config/reading/values.ts';
import { onPlatform } from './stage/target.ts';
import type { LoadProfile, Platform } from '../config/platforms/platform.ts';

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
export function loadOptions(profile: LoadProfile, pagesPerDossier: number): LoadOptions {
  const thresholds = new Map<string, string[]>();
  for (const { metric, expression, from } of profile.thresholds)
    if (from === undefined) thresholds.set(metric, [...(thresholds.get(metric) ?? []), expression]);
  return {
    scenarios: scenariosOf(profile, pagesPerDossier),
    thresholds: Object.fromEntries(thresholds),
    noCookiesReset: true,
  };
}

/** The way of arriving that a profile asks for, for a script that says nothing of it: its default function is called. */
export function plainFlow(profile: LoadProfile): Record<string, Scenario> {
  const [flow] = Object.values(scenariosOf(profile, 1));
  return { plan: { ...flow!, exec: 'default' } };
}

function scenariosOf(profile: LoadProfile, pagesPerDossier: number): Record<string, Scenario> {
  if (profile.users !== undefined)
    return {
      users: {
        executor: 'constant-vus',
        exec: 'visit',
        vus: profile.users,
        duration: profile.duration,
        gracefulStop: GRACEFUL_STOP,
      },
    };
  return {
    filings: arrivals(profile, 1, 'file'),
    pages: arrivals(profile, pagesPerDossier, 'browse'),
  };
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
  const { pagesPerDossier } = platform.settings;
  const pages = typeof pagesPerDossier === 'number' ? pagesPerDossier : 1;
  return {
    addresses: target.addresses,
    accounts: onPlatform(target, platform.slug).accounts,
    units: target.units,
    settings: platform.settings,
    requestTimeout: REQUEST_TIMEOUT,
    options: loadOptions(profile, pages),
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
