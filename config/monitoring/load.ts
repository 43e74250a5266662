import { isAbsolute, join, relative, resolve } from 'node:path';
import { ConfigError, didYouMean, either, inOrder } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { namesIn, unitsOf } from '../load.ts';
import { checkOn, MONITORS_FILE, readAround } from './around.ts';
import { rolesIn } from './check.ts';
import { asGo } from './as-go.ts';
import { fill } from './fill.ts';
import { Monitors, Token, TOKEN_NAMES } from './monitors.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Commune } from '../reading/register.ts';
import { resolveTarget, withAddresses } from '../targets/resolve.ts';
import type { ResolvedTarget } from '../targets/resolve.ts';
import { Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import { shaped } from '../reading/shape.ts';
import { readYaml } from '../reading/source.ts';
import { Target } from '../targets/target.ts';
import { Slug } from '../reading/values.ts';

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
  const file = options.file === undefined ? MONITORS_FILE : relative(root, resolve(options.file));
  const source = readYaml(root, file, faults, { aliases: true });
  const filled = source && asGo(fill(source, root, options.env, secrets, faults));
  const shapedValue = filled === null ? null : shaped(Monitors, filled, faults);
  const placed = shapedValue && withVantage(shapedValue, options.vantage, faults);
  const value = placed && withTokens(placed, options.env, secrets, faults);
  const around = readAround(root, faults);
  const { plan, platforms, communes } = around;
  const roles = value === null ? new Set<string>() : rolesIn(value);
  const units = plan !== null && roles?.size !== 0 ? unitsOf(plan, communes) : [];
  const target = readTarget(options, { roles, units }, secrets, faults);
  if (filled !== null && value !== null && target !== null) {
    const { kind, managed, roles: known } = target;
    const addresses = Object.keys(target.addresses);
    checkOn({ value, source: filled }, around, { kind, managed, addresses, roles: known }, faults);
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
  const resolved = resolveTarget(
    read,
    root,
    options.env,
    units,
    secrets,
    faults,
    roles && { roles },
  );
  return {
    ...withAddresses(resolved, options.addresses ?? {}),
    roles: target.accounts.map(({ role }) => role),
  };
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
