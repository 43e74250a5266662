import { moduleFile } from '../config/home.ts';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { environmentFor } from '../suites/environment.ts';
import { endChild, ending, startChild, tail } from './children.ts';

/** The stand-ins that a trial on the target `sandbox` starts for itself. */
export interface Sandbox {
  addresses: Record<string, string>;
  /** Where its faults are switched while it runs: PUT or DELETE `/faults/<id>`. */
  control: string;
  seed: number;
  /** Aborts when its process ends before `stop` was called: what runs against it has lost its ground. */
  readonly lost: AbortSignal;
  stop(): Promise<void>;
}

export class SandboxError extends Error {
  override name = 'SandboxError';
}

const readyWithinMs = 30_000;

/**
 * Starts the sandbox as a program of its own and waits until it says that it is ready.
 * @throws {SandboxError} with what it wrote, where it does not get ready within 30 s
 */
export async function startSandbox(options: {
  root: string;
  seed: number;
  faults: string[];
  /** What is to be imitated, and the addresses it must have; every stand-in where absent. */
  platforms?: readonly { slug: string; addresses: readonly string[] }[];
  stop: AbortSignal;
}): Promise<Sandbox> {
  const { platforms = [] } = options;
  const child = startChild(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', moduleFile('sandbox/main')],
      ...['--port', '0', '--seed', String(options.seed), '--with-parent'],
      ...(platforms.length > 0 ? ['--platform', platforms.map(({ slug }) => slug).join(',')] : []),
      ...(options.faults.length > 0 ? ['--fault', options.faults.join(',')] : []),
    ],
    {
      env: environmentFor({}),
      stdio: ['pipe', 'pipe', 'pipe'],
      ...{ stop: options.stop, gentle: 'SIGTERM' },
    },
  );
  const errors = tail(child.stderr);
  const ready = await firstLine(child, errors);
  const { addresses, control, seed } = ready;
  const missing = platforms.flatMap((one) => one.addresses).filter((name) => !addresses[name]);
  if (missing.length > 0) {
    await endChild(child, 'SIGTERM');
    throw new SandboxError(`no stand-in has the address ${[...new Set(missing)].join(', ')}`);
  }
  const lost = new AbortController();
  const onExit = () => lost.abort();
  child.once('exit', onExit);
  return {
    ...{ addresses, control, seed },
    lost: lost.signal,
    stop: () => {
      child.off('exit', onExit);
      return endChild(child, 'SIGTERM');
    },
  };
}

interface Ready {
  addresses: Record<string, string>;
  control: string;
  seed: number;
}

async function firstLine(child: ChildProcess, errors: () => string): Promise<Ready> {
  const line = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new SandboxError('it was not ready within 30 s')),
      readyWithinMs,
    ).unref();
  });
  const gone = ending(child).then(({ reason }) => {
    throw new SandboxError(errors() || reason);
  });
  gone.catch(() => undefined);
  try {
    return JSON.parse(await Promise.race([line, gone, late])) as Ready;
  } catch (error) {
    await endChild(child, 'SIGTERM');
    throw error instanceof SandboxError ? error : new SandboxError((error as Error).message);
  }
}
