import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** Time a child has to end by itself before it is killed, so that a stop stays within 5 s. */
const graceMs = 3000;

/**
 * Starts a program in a process group of its own: a Ctrl-C on the terminal reaches us alone, and we end the whole
 * group, grandchildren (browsers, workers) included.
 * @param options.env all that the program finds in its environment, see `environmentFor`
 * @param stop ends the program gently with `gentle`, then by force after 3 s
 */
export function startChild(
  program: string,
  args: string[],
  options: SpawnOptions & { env: NodeJS.ProcessEnv; stop: AbortSignal; gentle?: NodeJS.Signals },
): ChildProcess {
  const { stop, gentle = 'SIGINT', ...rest } = options;
  const child = spawn(program, args, { ...rest, detached: process.platform !== 'win32' });
  const end = () => void endChild(child, gentle);
  stop.addEventListener('abort', end, { once: true });
  child.once('close', () => stop.removeEventListener('abort', end));
  if (stop.aborted) end();
  return child;
}

/** Ends a child and its group, gently first. Returns when it is gone. */
export async function endChild(child: ChildProcess, gentle: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(gentle);
  const timer = setTimeout(() => killGroup(child), graceMs);
  await gone;
  clearTimeout(timer);
  killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // the group is gone already
  }
}

/** Keeps the last characters of a stream, for an error message. */
export function tail(stream: NodeJS.ReadableStream | null, characters = 4000): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (part: string) => (text = (text + part).slice(-characters)));
  return () => text.trim();
}

/** @returns the exit code, or the signal that ended it, or the reason it could not start */
export function ending(child: ChildProcess): Promise<{ code: number | null; reason: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, reason: error.message }));
    child.once('close', (code, signal) =>
      resolve({ code, reason: signal ? `ended by ${signal}` : `exit code ${code}` }),
    );
  });
}
