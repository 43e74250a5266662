import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadFolder, vendorOf } from '../../config/targets/products.ts';
import { environmentFor } from '../../suites/environment.ts';
import { loadHandover, longest } from '../../suites/load-options.ts';
import { ending, startChild } from '../children.ts';
import type { LoadRun } from './run.ts';
import { errorsOf, type Errors } from './log.ts';
import { plannedMs } from './planned.ts';
import { readSamples, type Samples } from './samples.ts';
import { wrapScript } from './wrapper.ts';

export interface Ended {
  /** Exit code; null where a signal ended it or it never started, as `reason` says. */
  code: number | null;
  reason: string;
  /** The planned ms and those after which it was ended, where it was ended for its length. */
  overtime: { plannedMs: number; afterMs: number } | null;
  samples: Samples;
  errors: Errors;
}

/**
 * Runs k6 on a profile to its end. It writes nothing to the disk but what it is handed, which is gone when it ends: the
 * script goes in by its input, the samples and the end-of-test data come out by its output.
 */
export async function runK6(run: LoadRun): Promise<Ended> {
  const folder = path.join(run.scratch, 'load', `${run.platform.slug}-${run.name}`);
  const input = path.join(folder, 'input.json');
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // It holds passwords: for this user's eyes. Each virtual user reads it as it begins.
    const handover = JSON.stringify(loadHandover(run.target, run.platform, run.profile));
    await writeFile(input, handover, { mode: 0o600 });
    return await started(run, input);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Absolute path of the script by which the target's product is loaded. */
export function scriptOf({ root, target, platform: { slug }, profile }: LoadRun): string {
  return path.join(root, loadFolder(slug, vendorOf(target, slug)), profile.script);
}

async function started(run: LoadRun, input: string): Promise<Ended> {
  const { profile, root } = run;
  const script = scriptOf(run);
  const afterMs = run.withinMs ?? longest(profile);
  // Load is bounded in time whatever a script does.
  const tooLong = AbortSignal.timeout(afterMs);
  const child = startChild(run.k6, k6Arguments(run), {
    cwd: path.dirname(script),
    env: environmentFor(ownEnvironment(run, input), run.target.environment),
    stdio: ['pipe', 'pipe', 'pipe'],
    stop: AbortSignal.any([run.stop, tooLong]),
  });
  const errors = errorsOf(child.stderr);
  const recordName = `nghiemthu_${randomUUID()}`;
  const over = ending(child);
  // Whoever ended before reading its script says so by its exit code.
  child.stdin?.on('error', () => undefined).end(wrapScript(script, profile, recordName, root));
  const [samples, { code, reason }] = await Promise.all([
    readSamples(child.stdout!, recordName),
    over,
  ]);
  const ended = tooLong.aborted && !run.stop.aborted;
  const overtime = ended ? { plannedMs: plannedMs(profile), afterMs } : null;
  return { code, reason, overtime, samples, errors };
}

/** All that k6 reads from its environment, and where it would look for a configuration of somebody's own. */
function ownEnvironment({ remoteWrite, env }: LoadRun, input: string): Record<string, string> {
  return {
    ...env,
    NGHIEMTHU_LOAD: input,
    XDG_CONFIG_HOME: path.dirname(input),
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_CSV_TIME_FORMAT: 'unix',
    ...(remoteWrite && {
      // How somebody signs in at a Prometheus is theirs to say.
      ...inheritedOf('K6_PROMETHEUS_RW_'),
      K6_PROMETHEUS_RW_SERVER_URL: remoteWrite.url,
      // By itself k6 sends p99 alone.
      K6_PROMETHEUS_RW_TREND_STATS: 'p(50),p(90),p(95),p(99),avg,min,max',
      K6_PROMETHEUS_RW_STALE_MARKERS: 'true',
    }),
  };
}

function inheritedOf(prefix: string): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name, value ?? '']));
}

function k6Arguments({ remoteWrite, platform, name }: LoadRun): string[] {
  const told = remoteWrite && [
    ...['--out', 'experimental-prometheus-rw', '--tag', `testid=${remoteWrite.run}`],
    ...['--tag', `platform=${platform.slug}`, '--tag', `profile=${name}`],
  ];
  return [
    ...['run', '--no-usage-report', '--quiet', '--no-color', '--address', ''],
    ...['--log-format', 'json', '--log-output', 'stderr', '--out', 'csv=-', ...(told ?? []), '-'],
  ];
}
