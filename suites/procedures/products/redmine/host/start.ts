import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HostOptions, ProductHost, RunningProduct } from '../../../../product/host.ts';
import { PASSWORD, peopleOf, unitsOf } from './desk.ts';

/** Where Debian's package puts it. */
const HOME = '/usr/share/redmine';
const PACKAGES = ['redmine', 'redmine-sqlite', 'puma'];
const READY_MS = 120_000;

/** Transitions that a fault takes out of the workflow, as names of `seed.rb`. */
const TAKEN: Readonly<Record<string, readonly [string, string][]>> = {
  'no-reception': [['filed', 'received']],
  'no-signing': [['signing', 'done']],
};

export const host: ProductHost = {
  title: 'Redmine (Debian)',
  faults: {
    'no-reception': 'the one-stop officer can no longer receive a dossier',
    'no-signing': 'the leader can no longer sign',
  },
  async start(options) {
    if (!existsSync(HOME)) await install(options.progress);
    writeSite(options);
    const env = environment(options.folder);
    options.progress('creating its database');
    await run(options, 'bundle', ['exec', 'rake', 'db:migrate'], env);
    options.progress('setting up the one-stop desk');
    const seed = path.join(import.meta.dirname, 'seed.rb');
    await run(options, 'bundle', ['exec', 'rails', 'runner', seed], env);
    options.progress('starting');
    return serve(options, env);
  },
};

async function install(progress: (what: string) => void): Promise<void> {
  const remedy = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`Redmine is not here. To get it, on Debian: ${remedy}`);
  progress(`installing ${PACKAGES.join(', ')}`);
  // Its own set-up of a database would ask questions; the desk has a file of its own.
  const answers = [
    'redmine redmine/instances/default/dbconfig-install boolean false',
    'redmine redmine/instances/default/database-type select sqlite3',
  ];
  const preseed = `printf '%s\\n' "$@" | debconf-set-selections`;
  await command('sh', ['-c', preseed, 'sh', ...answers], process.env);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await command('apt-get', ['install', '--yes', '--no-install-recommends', ...PACKAGES], env).catch(
    (error: Error) => {
      throw new Error(`Redmine could not be installed (${error.message}). By hand: ${remedy}`);
    },
  );
}

/** Debian's Redmine serves one site a folder, found by a name below its own; enough steps up lead anywhere. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH = '', HOME: own = folder, LANG = 'C.UTF-8' } = process.env;
  return {
    ...{ PATH, HOME: own, LANG, RAILS_ENV: 'production', TZ: 'Asia/Ho_Chi_Minh' },
    X_DEBIAN_SITEID: '../'.repeat(8) + path.resolve(folder, 'site').slice(1),
    DESK: path.join(folder, 'desk.json'),
  };
}

function writeSite({ folder, faults }: HostOptions): void {
  const site = path.join(folder, 'site');
  for (const room of ['config', 'files', 'log', 'tmp'])
    mkdirSync(path.join(site, room), { recursive: true });
  const database = path.join(site, 'redmine.db');
  const config = path.join(site, 'config');
  writeFileSync(
    path.join(config, 'database.yml'),
    `production:\n  adapter: sqlite3\n  database: ${database}\n  timeout: 10000\n`,
  );
  writeFileSync(path.join(config, 'configuration.yml'), 'production: {}\n');
  writeFileSync(path.join(config, 'secret_key.txt'), randomBytes(64).toString('hex'));
  const desk = {
    ...{ units: unitsOf(), people: peopleOf(), password: PASSWORD },
    without: faults.flatMap((fault) => TAKEN[fault] ?? []),
  };
  writeFileSync(path.join(folder, 'desk.json'), JSON.stringify(desk));
}

async function serve(options: HostOptions, env: NodeJS.ProcessEnv): Promise<RunningProduct> {
  const address = `http://127.0.0.1:${options.port}`;
  const rackup = path.join(import.meta.dirname, 'desk.ru');
  // One at a time: who waits for SQLite's lock holds Ruby's own, and the one that has the first waits for the second.
  const bind = ['--bind', `tcp://127.0.0.1:${options.port}`, '--threads', '1:1'];
  const child = spawn('puma', [...bind, '--environment', 'production', rackup], {
    ...{ cwd: HOME, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const log = logOf(options, child);
  const ended = once(child, 'exit').then(() => lastLines(log));
  const began = performance.now();
  for (;;) {
    const answer = await fetch(`${address}/login`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`Redmine ended: ${lastLines(log)}`);
    if (performance.now() - began > READY_MS) {
      child.kill();
      throw new Error(`Redmine did not answer within ${READY_MS / 1_000} s: ${lastLines(log)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    addresses: { procedures: address },
    version: await versionOf(),
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function run(
  options: HostOptions,
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await command(program, args, env, path.join(options.folder, 'setup.log'));
}

async function command(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  log?: string,
): Promise<void> {
  const cwd = existsSync(HOME) ? HOME : '/';
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (log !== undefined) writeFileSync(log, output.join(''), { flag: 'a' });
  if (code === 0) return;
  const lines = output.join('').trim().split('\n');
  throw new Error(`${program} ended with ${code}: ${lines.find((line) => !line.startsWith('\t'))}`);
}

/** As Debian names it. */
async function versionOf(): Promise<string> {
  const child = spawn('dpkg-query', ['--show', '--showformat=${Version}', 'redmine']);
  let version = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (version += text));
  await once(child, 'close');
  return version;
}

function logOf({ folder }: HostOptions, child: ChildProcess): string {
  const file = path.join(folder, 'server.log');
  const log = createWriteStream(file);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return file;
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' · ')
    : '';
}
