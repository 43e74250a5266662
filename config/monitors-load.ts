import { isAbsolute, join, relative, resolve } from 'node:path';
import { ConfigError, didYouMean, either, inOrder } from './faults.ts';
import type { Fault } from './faults.ts';
import { namesIn } from './load.ts';
import { Monitors } from './monitors.ts';
import { checkLive, checkMonitors } from './monitors-check.ts';
import { Plan } from './plan.ts';
import { Platform } from './platform.ts';
import { Reporter } from './report.ts';
import { resolveTarget } from './resolve.ts';
import { resolveSecrets, Secrets } from './secrets.ts';
import type { Environment } from './secrets.ts';
import { shaped } from './shape.ts';
import { readYaml } from './source.ts';
import type { Source } from './source.ts';
import { Target } from './target.ts';

/** What a monitor needs to know, with its references filled in. */
export interface MonitorConfig {
  monitors: Monitors;
  plan: Plan;
  target: string;
  /** True where the stand-ins must be started first; their addresses are then given by `addresses`. */
  managed: boolean;
  /** Name → base address. */
  addresses: Record<string, string>;
  secrets: Secrets;
}

export interface MonitorOptions {
  root: string;
  /** `config/monitors.yaml` where left out; a relative path starts where the program does. */
  file?: string | undefined;
  target: string;
  env: Environment;
  /** Addresses of stand-ins that were started. */
  addresses?: Record<string, string> | undefined;
}

/** What the addresses of a managed target are called before it is started: all that platforms ask for. */
function wantedAddresses(root: string): string[] {
  const names = namesIn(root, 'config/platforms').flatMap((slug) => {
    const source = readYaml(root, `config/platforms/${slug}.yaml`, []);
    const platform = source === null ? null : shaped(Platform, source, []);
    return platform?.addresses ?? [];
  });
  return [...new Set(names)];
}

/**
 * Reads the configuration of a monitor. Only the target's addresses are filled in: probes sign in nowhere.
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
  const value = filled === null ? null : shaped(Monitors, filled, faults);
  const planSource = readYaml(root, 'config/plan.yaml', faults);
  const plan = planSource === null ? null : shaped(Plan, planSource, faults);
  const target = readTarget(options, secrets, faults);
  if (filled !== null && value !== null && target !== null) {
    const known = Object.keys(target.addresses);
    const names = target.managed && known.length === 0 ? wantedAddresses(root) : known;
    const platforms = namesIn(root, 'config/platforms');
    checkMonitors({ value, source: filled }, platforms, names, faults);
    if (target.kind === 'live') checkLive({ value, source: filled }, faults);
  }
  if (faults.length > 0 || value === null || plan === null || target === null)
    throw new ConfigError(inOrder(faults));
  return { monitors: withFiles(value, root), plan, target: options.target, ...target, secrets };
}

function readTarget(
  options: MonitorOptions,
  secrets: Secrets,
  faults: Fault[],
): { kind: Target['kind']; managed: boolean; addresses: Record<string, string> } | null {
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
  const read = { value: { ...target, accounts: [] }, source };
  const { addresses, managed } = resolveTarget(read, root, options.env, [], secrets, faults);
  return { kind: target.kind, managed, addresses: { ...addresses, ...options.addresses } };
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
