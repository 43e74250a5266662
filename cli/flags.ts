import { moduleFile } from '../config/home.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InvalidArgumentError, Option } from 'commander';
import { didYouMean, either } from '../config/reading/faults.ts';
import { namesIn } from '../config/reading/folders.ts';
import type { Config } from '../config/load.ts';
import { knownTargets } from '../records/runs/runs.ts';
import type { Store } from '../records/store/store.ts';
import type { Lang } from '../words/text.ts';
import { UsageError } from './explain.ts';

/** `a,b` or the option given twice. */
export function list(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').filter((one) => one !== '')];
}

export function shard(value: string): string {
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  if (!index || Number(index) < 1 || Number(index) > Number(total))
    throw new InvalidArgumentError('expected i/n like 1/3, with i from 1 to n.');
  return value;
}

/** A regular expression as Playwright takes it, bare or between slashes. */
export function expression(value: string): string {
  const [, source = value] = /^\/(.*)\/[gi]*$/s.exec(value) ?? [];
  try {
    new RegExp(source, 'gi');
    return value;
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
}

/**
 * The target a list is asked for by its name.
 * @throws {UsageError} for a name that neither the configuration nor the store has
 */
export async function knownTarget(root: string, store: Store, name: string): Promise<string> {
  const known = [...new Set([...namesIn(root, 'config/targets'), ...(await knownTargets(store))])];
  if (known.includes(name)) return name;
  throw new UsageError(
    `there is no target ${name}, expected ${either(known)}${didYouMean(name, known)}`,
  );
}

/** Languages of what people read. */
export function language(value: string): Lang {
  if (value !== 'vi' && value !== 'en') throw new InvalidArgumentError('expected vi or en.');
  return value;
}

export function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('expected a whole number.');
  return Number(value);
}

/** A number that a program can listen on. */
export function port(value: string): number {
  const number = whole(value);
  if (number < 1 || number > 65_535)
    throw new InvalidArgumentError('expected a port from 1 to 65535.');
  return number;
}

/** Where k6 writes its metrics while it runs; k6's own variable says it, too. */
export function remoteWriteOption(): Option {
  return new Option(
    '--remote-write <url>',
    "Prometheus' address for remote writes, to see load live",
  )
    .env('K6_PROMETHEUS_RW_SERVER_URL')
    .argParser((value: string) => {
      if (!URL.canParse(value) || !/^https?:/.test(value))
        throw new InvalidArgumentError(
          'expected an address like http://127.0.0.1:9090/api/v1/write.',
        );
      return value;
    });
}

/** A fault as `nghiemthu sandbox --faults --json` tells it. */
export interface SandboxFault {
  id: string;
  /** Slug of the platform whose requirement it turns red. */
  platform: string;
  imitates: string;
  requirement: string;
  /** Names of the monitoring probes that notice it. */
  seenBy?: string[];
  /** What to ask of the sandbox's control server, by POST, so that it shows, and so that nothing is left of it. */
  provoke?: string;
  restore?: string;
}

/** @param platforms slugs of those whose stand-ins run; all where empty */
export async function sandboxFaults(platforms: readonly string[] = []): Promise<SandboxFault[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', moduleFile('sandbox/main')],
    ...['--faults', '--json'],
    ...(platforms.length > 0 ? ['--platform', platforms.join(',')] : []),
  ]);
  return JSON.parse(stdout) as SandboxFault[];
}

/**
 * The faults asked for, each known to the sandbox.
 * @throws {UsageError} for another target than the sandbox, or a fault it does not have
 */
export async function faultList(
  wanted: string[],
  config: Pick<Config, 'target' | 'platforms'>,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  if (config.target.kind !== 'sandbox' || !config.target.managed)
    throw new UsageError(
      `--fault is for the sandbox alone; ${config.target.name} is a ${config.target.kind} target`,
    );
  const slugs = config.platforms.map(({ slug }) => slug);
  const known = (await sandboxFaults(slugs)).map((one) => one.id);
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown)
    throw new UsageError(
      `the sandbox has no fault ${unknown}${didYouMean(unknown, known)}; "nghiemthu sandbox --faults" lists them`,
    );
  return wanted;
}
