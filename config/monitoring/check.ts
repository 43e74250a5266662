import { didYouMean } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { checkJsonSchemas } from '../checks/json-schema.ts';
import type { Monitors } from './monitors.ts';
import { goMilliseconds } from './go-notation.ts';
import { checkModule } from './check-module.ts';
import { checkLiveSteps, checkSteps, roleOf } from './check-steps.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';

/** The shortest interval: below it a probe is a load test. */
const SHORTEST_MS = 1_000;
/** What a probe has where neither it nor its module says. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** Milliseconds a scheduled probe may take: its own, its module's or 10 s, never more than the interval. */
export function timeoutOf(monitors: Monitors, name: string): number {
  const probe = monitors.probes[name];
  const own = probe?.timeout ?? monitors.modules[probe?.module ?? '']?.timeout;
  const interval = goMilliseconds(probe?.interval ?? '30s');
  return Math.min(own === undefined ? DEFAULT_TIMEOUT_MS : goMilliseconds(own), interval);
}

/** Checks what one field cannot show: names that exist, times that fit together, options of the right kind. */
export function checkMonitors(
  { value, source }: Read<Monitors>,
  platforms: readonly string[],
  addresses: readonly string[],
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  for (const [name, module] of Object.entries(value.modules)) {
    checkModule(report, name, module);
    checkSteps(report, name, module, addresses);
    checkJsonSchemas(report, ['modules', name], module);
  }
  for (const [name, probe] of Object.entries(value.probes)) {
    const path = ['probes', name];
    report.oneOf([...path, 'module'], 'module', probe.module, Object.keys(value.modules));
    if (platforms.length > 0)
      report.oneOf([...path, 'platform'], 'platform', probe.platform, platforms);
    if (isName(probe.target) && !addresses.includes(probe.target))
      report.value(
        [...path, 'target'],
        `found the address ${probe.target}, expected a name under addresses or one like https://…${didYouMean(probe.target, addresses)}`,
      );
    if (!isName(probe.target) && probe.path !== undefined)
      report.value(
        [...path, 'path'],
        'found a path beside an address written out, expected it in the address',
      );
    checkTimes(report, path, probe);
  }
}

/** Methods that read and change nothing (RFC 9110, section 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** On a live platform the scheduler only reads: a probe that posts would leave something behind at every turn. */
export function checkLive({ value, source }: Read<Monitors>, faults: Fault[]): void {
  const report = new Reporter(source, faults);
  for (const name of new Set(Object.values(value.probes).map(({ module }) => module))) {
    const module = value.modules[name];
    if (module !== undefined) checkLiveSteps(report, name, module);
  }
  for (const [name, probe] of Object.entries(value.probes)) {
    const method = value.modules[probe.module]?.http?.method;
    if (method !== undefined && !SAFE_METHODS.has(method.toUpperCase()))
      report.value(
        ['probes', name, 'module'],
        `found ${probe.module}, which sends ${method} to a live platform; expected a module that only reads`,
      );
  }
}

/**
 * A scheduled probe that signs in must find an account of its role in the target.
 * @param roles of the target's accounts, by platform
 */
export function checkRoles(
  { value, source }: Read<Monitors>,
  roles: ReadonlyMap<string, readonly string[]>,
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  for (const { platform, module: name } of Object.values(value.probes)) {
    const module = value.modules[name];
    const role = module && roleOf(module);
    if (module === undefined || role === undefined) continue;
    const inside = module.prober === 'certificate' ? ['certificate', 'signers'] : [module.prober];
    const known = [...new Set(roles.get(platform) ?? [])];
    report.oneOf(['modules', name, ...inside, 'account'], 'role', role, known);
  }
}

/** Whether a probe's `target` names an address of the deployment, like `gateway`; anything with a dot, colon or slash is an address. */
export function isName(target: string): boolean {
  return /^[a-z0-9-]+$/.test(target) && target !== 'localhost';
}

function checkTimes(
  report: Reporter,
  path: readonly string[],
  probe: Monitors['probes'][string],
): void {
  const interval = goMilliseconds(probe.interval);
  if (interval < SHORTEST_MS)
    report.value([...path, 'interval'], `found ${probe.interval}, expected 1s or longer`);
  if (probe.timeout !== undefined && goMilliseconds(probe.timeout) > interval)
    report.value(
      [...path, 'timeout'],
      `found ${probe.timeout}, expected no longer than the interval ${probe.interval}`,
    );
  if (goMilliseconds(probe.jitter) > interval / 2)
    report.value(
      [...path, 'jitter'],
      `found ${probe.jitter}, expected at most half the interval ${probe.interval}`,
    );
}
