// How the starter speaks: progress on a terminal, one plain line per step elsewhere, always on stderr so that
// `--json` on stdout stays clean.
import { spawn, spawnSync } from 'node:child_process';

const live = Boolean(process.stderr.isTTY) && !process.env.CI;

/** A part could not be had. `remedy` is the command that would get it. */
export class MissingPart extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   */
  constructor(what, remedy) {
    super(what);
    this.name = 'MissingPart';
    this.remedy = remedy;
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs one step of the set-up and shows that it is running and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  if (!live) say(`setup: ${title} …`);
  const timer = live
    ? setInterval(() => process.stderr.write(`\r\x1b[2Ksetup: ${title} … ${seconds()}`), 200)
    : undefined;
  try {
    const result = await work();
    say(`${live ? '\r\x1b[2K' : ''}setup: ${title}: done in ${seconds()}`);
    return result;
  } catch (error) {
    if (live) process.stderr.write('\r\x1b[2K');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a program to its end, quietly.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number}} [options] timeout in ms, 10 min by default
 * @returns {Promise<string>} what it wrote
 * @throws {Error} with the last lines it wrote, where it failed
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeout ?? 600_000,
      shell: process.platform === 'win32' && program === 'npm',
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    child.stderr.setEncoding('utf8').on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(text);
      const tail = text.trim().split('\n').slice(-3).join(' | ');
      reject(new Error(`${program} ${args[0] ?? ''}: ${signal ?? `exit ${code}`}: ${tail}`));
    });
  });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {string | undefined} its output, or undefined where it is absent or fails
 */
export function ask(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8', timeout: 15_000 });
  return result.status === 0 ? result.stdout + result.stderr : undefined;
}

/**
 * @param {string} name
 * @returns {string | undefined} where a program is on PATH
 */
export function onPath(name) {
  const found = ask(process.platform === 'win32' ? 'where' : 'which', [name]);
  return found?.split(/\r?\n/)[0]?.trim() || undefined;
}

/** Installs Debian packages where this machine has apt and we may use it; says false elsewhere. */
export async function aptInstall(/** @type {string[]} */ packages) {
  if (process.platform !== 'linux' || !onPath('apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && ask('sudo', ['-n', 'true']) === undefined) return false;
  const apt = (/** @type {string[]} */ args) =>
    run(root ? 'apt-get' : 'sudo', root ? args : ['-n', 'apt-get', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  try {
    await apt(install).catch(async () => {
      await apt(['update', '-qq']);
      await apt(install);
    });
    return true;
  } catch {
    return false;
  }
}
