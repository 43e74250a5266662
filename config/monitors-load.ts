import { isAbsolute, join, relative, resolve } from 'node:path';
import { ConfigError, didYouMean, either, inOrder } from './faults.ts';
import type { Fault } from './faults.ts';
import { namesIn, unitsOf } from './load.ts';
import { AlertsToken, Monitors } from './monitors.ts';
import { checkJourneys } from './monitors-journeys.ts';
import { checkJudging } from './monitors-judging-check.ts';
import { checkLive, checkMonitors, checkRoles, rolesIn } from './monitors-check.ts';
import { Plan } from './plan.ts';
import { Platform } from './platform.ts';
import { readCommunes } from './register.ts';
import type { Commune } from './register.ts';
import { Reporter } from './report.ts';
import { resolveTarget, withAddresses } from './resolve.ts';
import type { ResolvedTarget } from './resolve.ts';
import { resolveSecrets, Secrets } from './secrets.ts';
import type { Environment } from './secrets.ts';
import { shaped } from './shape.ts';
import { readYaml } from './source.ts';
import type { Source } from './source.ts';
import { Target } from './target.ts';
import { Slug } from './words.ts';

/** What a monitor needs to know, with its references filled in. */
export interface MonitorConfig {
  root: string;
  monitors: Monitors;
  plan: Plan;
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
  /** `config/monitors.yaml` where left out; a relative path starts where the program does. */
  file?: string | undefined;
  target: string;
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
  const { root } = options;
  const faults: Fault[] = [];
  const secrets = new Secrets();
  const file =
    options.file === undefined ? 'config/monitors.yaml' : relative(root, resolve(options.file));
  const source = readYaml(root, file, faults);
  const filled = source === null ? null : fill(source, root, options.env, secrets, faults);
  const shapedValue = filled === null ? null : shaped(Monitors, filled, faults);
  const placed = shapedValue && withVantage(shapedValue, options.vantage, faults);
  const value = placed && withAlertsToken(placed, options.env, secrets, faults);
  const planSource = readYaml(root, 'config/plan.yaml', faults);
  const plan = planSource === null ? null : shaped(Plan, planSource, faults);
  const slugs = namesIn(root, 'config/platforms');
  const platforms = slugs.flatMap((slug) => {
    const read = readYaml(root, `config/platforms/${slug}.yaml`, faults);
    const platform = read === null ? null : shaped(Platform, read, faults);
    return platform === null ? [] : [platform];
  });
  const communes = readCommunes(root, 'config/communes.csv', faults);
  const roles = value === null ? new Set<string>() : rolesIn(value);
  const units = plan !== null && roles?.size !== 0 ? unitsOf(plan, communes) : [];
  const target = readTarget(options, { roles, units }, secrets, faults);
  if (filled !== null && value !== null && target !== null) {
    const known = Object.keys(target.addresses);
    // A managed target has no addresses before it is started: then all that platforms ask for.
    const wanted = [...new Set(platforms.flatMap(({ addresses }) => addresses))];
    const names = target.managed && known.length === 0 ? wanted : known;
    checkMonitors({ value, source: filled }, slugs, names, faults);
    if (plan !== null) checkJudging({ value, source: filled }, plan, platforms, communes, faults);
    checkJourneys({ value, source: filled }, platforms, target.kind, faults);
    checkRoles({ value, source: filled }, target.roles, faults);
    if (target.kind === 'live') checkLive({ value, source: filled }, faults);
  }
  if (faults.length > 0 || value === null || plan === null || target === null)
    throw new ConfigError(inOrder(faults));
  return { root, monitors: withFiles(value, root), plan, platforms, communes, target, secrets };
}

/** Whose accounts are filled in: a monitor holds no secret that no probe needs. All roles where null. */
interface Holders {
  roles: ReadonlySet<string> | null;
  units: readonly string[];
}

function readTarget(
  options: MonitorOptions,
  { roles, units }: Holders,
  secrets: Secrets,
  faults: Fault[],
): (ResolvedTarget & { roles: string[] }) | null {
  const { root } = options;
  const known = namesIn(root, 'config/targets');
  const own = options.target.endsWith('.yaml');
  if (!own && !known.includes(options.target)) {
    const hint = didYouMean(options.target, known);
    const message = `found no target ${options.target}, expected ${either(known)}${hint}`;
    faults.push({ file: 'config/targets', line: 1, column: 1, message });
    return null;
  }
  const file = own
    ? relative(root, resolve(options.target))
    : `config/targets/${options.target}.yaml`;
  const source = readYaml(root, file, faults);
  const target = source === null ? null : shaped(Target, source, faults);
  if (source === null || target === null) return null;
  const read = { value: target, source };
  const resolved = resolveTarget(read, root, options.env, units, secrets, faults, roles);
  return {
    ...withAddresses(resolved, options.addresses ?? {}),
    roles: target.accounts.map(({ role }) => role),
  };
}

/** Every text with its `${NAME}` filled in. In `query_response`, `${1}` is a group of the expression before it. */
function fill(
  source: Source,
  root: string,
  env: Environment,
  secrets: Secrets,
  faults: Fault[],
): Source {
  const report = new Reporter(source, faults);
  const walk = (value: unknown, path: PropertyKey[]): unknown => {
    if (path.includes('query_response')) return value;
    if (Array.isArray(value)) return value.map((one: unknown, i) => walk(one, [...path, i]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, walk(one, [...path, key])]),
      );
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const result = resolveSecrets(value, root, env);
    if ('problem' in result) {
      report.value(path, result.problem);
      return value;
    }
    for (const secret of result.values) secrets.add(secret);
    return result.text;
  };
  return { ...source, value: walk(source.value, []) };
}

function withVantage(monitors: Monitors, vantage: string | undefined, faults: Fault[]): Monitors {
  if (vantage === undefined) return monitors;
  if (!Slug.safeParse(vantage).success) {
    const message = `found ${vantage}, expected a name in lower case like tran-bien`;
    faults.push({ file: '--vantage', line: 1, column: 1, message });
  }
  return { ...monitors, vantage };
}

const ALERTS_TOKEN = 'NGHIEMTHU_ALERTS_TOKEN';

/** The file's token, else the environment's: containers are handed it there. */
function withAlertsToken(
  monitors: Monitors,
  env: Environment,
  secrets: Secrets,
  faults: Fault[],
): Monitors {
  const token = monitors.alerts_token ?? env[ALERTS_TOKEN];
  if (token === undefined) return monitors;
  secrets.add(token);
  if (!AlertsToken.safeParse(token).success) {
    const message = `found ${token.length} letters, expected ${AlertsToken.description}`;
    faults.push({ file: ALERTS_TOKEN, line: 1, column: 1, message });
  }
  return { ...monitors, alerts_token: token };
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
