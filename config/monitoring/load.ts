import { isAbsolute, join, relative, resolve } from 'node:path';
import { ConfigError, didYouMean, either, inOrder } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { namesIn } from '../reading/folders.ts';
import { unitsOf } from '../files.ts';
import { checkOn, readAround, watchable } from './around.ts';
import { asGo } from './as-go.ts';
import { readMonitors, readWhole } from './files.ts';
import { fill } from './fill.ts';
import { Monitors, Token, TOKEN_NAMES } from './monitors.ts';
import { needsOf, watchedOn } from './needs.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { readShaped } from '../reading/shaped-file.ts';
import type { Commune } from '../reading/communes.ts';
import { checkAsked, chosenOf, withIdentity } from '../targets/chosen.ts';
import { resolveTarget, withAddresses } from '../targets/resolve.ts';
import type { ResolvedTarget } from '../targets/resolve.ts';
import type { Read } from '../reading/reporter.ts';
import { Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import { shaped } from '../reading/shape.ts';
import { Target } from '../targets/target.ts';
import { Slug } from '../reading/values.ts';

/** What a monitor needs to know, with its references filled in. */
export interface MonitorConfig {
  root: string;
  monitors: Monitors;
  plan: Plan;
  /** Those that are watched. */
  platforms: Platform[];
  communes: Commune[];
  /**
   * Where it is managed the stand-ins must be started first; their addresses are then given by `addresses`. Without
   * accounts where no probe signs in.
   */
  target: ResolvedTarget;
  secrets: Secrets;
}

export interface MonitorOptions {
  root: string;
  /**
   * One whole file in place of `config/monitors.yaml` and those of the platforms beside it; a relative path starts
   * where the program does.
   */
  file?: string | undefined;
  target: string;
  /** Slugs; all platforms of the target where left out. */
  platforms?: readonly string[] | undefined;
  env: Environment;
  /** Where the monitor stands, in place of the file's word. */
  vantage?: string | undefined;
  /** Addresses of stand-ins that were started. */
  addresses?: Record<string, string> | undefined;
}

/**
 * Reads the configuration of a monitor. The target's accounts are filled in only where a probe signs in.
 * @throws ConfigError with every fault found
 */
export function loadMonitors(options: MonitorOptions): MonitorConfig {
  const { root, env } = options;
  const faults: Fault[] = [];
  const secrets = new Secrets();
  const around = readAround(root, faults);
  const { plan, communes } = around;
  const read = readTarget(options, faults);
  const slugs = read && chosenOf(read, around.platforms, options.platforms, faults).slugs;
  checkAsked(root, options.platforms ?? [], faults);
  const { source } = readFiles(options, slugs ?? around.slugs, faults);
  const filled = source && asGo(fill(source, root, env, secrets, faults));
  const shapedValue = filled && shaped(Monitors, filled, faults);
  const placed = shapedValue && withVantage(shapedValue, options.vantage, faults);
  const whole = placed && withTokens(placed, env, secrets, faults);
  const value = whole && slugs && read && watchedOn(whole, slugs, around.slugs, read.value.kind);
  const platforms = around.platforms.filter(({ slug }) => slugs?.includes(slug) === true);
  const units = plan === null ? [] : unitsOf(plan, communes);
  const needs = value && slugs && needsOf(value, platforms, slugs);
  const resolved = read && resolveTarget(read, root, env, units, secrets, faults, needs);
  if (filled !== null && value !== null && read !== null && slugs !== null) {
    const on = watchable(read.value, slugs, platforms);
    checkOn({ value, source: filled }, around, on, faults);
  }
  if (faults.length > 0 || value === null || plan === null || read === null || resolved === null)
    throw new ConfigError(inOrder(faults));
  return {
    ...{ root, monitors: withFiles(value, root), plan, communes, secrets },
    platforms: platforms.map((platform) => withIdentity(platform, read.value)),
    target: withAddresses(resolved, options.addresses ?? {}),
  };
}

function readFiles({ root, file }: MonitorOptions, slugs: readonly string[], faults: Fault[]) {
  return file === undefined
    ? readMonitors(root, slugs, faults)
    : readWhole(root, relative(root, resolve(file)), faults);
}

function readTarget({ root, target }: MonitorOptions, faults: Fault[]): Read<Target> | null {
  const known = namesIn(root, 'config/targets');
  const own = target.endsWith('.yaml');
  if (!own && !known.includes(target)) {
    const message = `found no target ${target}, expected ${either(known)}${didYouMean(target, known)}`;
    faults.push({ file: 'config/targets', line: 1, column: 1, message });
    return null;
  }
  const file = own ? relative(root, resolve(target)) : `config/targets/${target}.yaml`;
  return readShaped(root, file, Target, faults);
}

function withVantage(monitors: Monitors, vantage: string | undefined, faults: Fault[]): Monitors {
  if (vantage === undefined) return monitors;
  if (!Slug.safeParse(vantage).success) {
    const message = `found ${vantage}, expected a name in lower case like tran-bien`;
    faults.push({ file: '--vantage', line: 1, column: 1, message });
  }
  return { ...monitors, vantage };
}

/** The file's tokens, else the environment's: containers are handed them there. */
function withTokens(
  monitors: Monitors,
  env: Environment,
  secrets: Secrets,
  faults: Fault[],
): Monitors {
  const token = (key: keyof typeof TOKEN_NAMES) => {
    const name = TOKEN_NAMES[key];
    const value = monitors[key] ?? env[name];
    if (value === undefined) return undefined;
    secrets.add(value);
    if (!Token.safeParse(value).success) {
      const message = `found ${value.length} letters, expected ${Token.description}`;
      faults.push({ file: name, line: 1, column: 1, message });
    }
    return value;
  };
  return {
    ...monitors,
    alerts_token: token('alerts_token'),
    evidence_token: token('evidence_token'),
  };
}

const FILE_KEYS = /_file$/;

/** Relative paths of files start at the root. They are read when a probe needs them. */
function withFiles(monitors: Monitors, root: string): Monitors {
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => walk(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, walk(one, name)]),
      );
    const isFile = typeof value === 'string' && (FILE_KEYS.test(key) || key === 'files');
    return isFile && !isAbsolute(value) ? join(root, value) : value;
  };
  return { ...monitors, modules: walk(monitors.modules, '') as Monitors['modules'] };
}
