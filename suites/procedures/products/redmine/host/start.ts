import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HostOptions, ProductHost, RunningProduct } from '../../../../product/host.ts';
import { runToEnd, served } from '../../../../product/program.ts';
import { PASSWORD, peopleOf, unitsOf } from './desk.ts';

/** Where Debian's package puts it. */
const HOME = '/usr/share/redmine';
const PACKAGES = ['redmine', 'redmine-sqlite', 'puma'];

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
    if (!existsSync(HOME)) await install(options);
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

async function install({ folder, progress }: HostOptions): Promise<void> {
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
  const ways = { cwd: '/', log: path.join(folder, 'setup.log') };
  await runToEnd('sh', ['-c', preseed, 'sh', ...answers], ways);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const asked = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
  await runToEnd('apt-get', asked, { ...ways, env }).catch((error: Error) => {
    throw new Error(`Redmine could not be installed (${error.message}). By hand: ${remedy}`);
  });
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
  const running = await served(
    ...(['Redmine', `${address}/login`, 'puma'] as const),
    [...bind, '--environment', 'production', rackup],
    { cwd: HOME, env, log: path.join(options.folder, 'server.log') },
  );
  return { ...running, addresses: { procedures: address }, version: await versionOf() };
}

/** Runs a program of Redmine's to its end. */
function run(
  { folder }: HostOptions,
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return runToEnd(program, args, { cwd: HOME, env, log: path.join(folder, 'setup.log') });
}

/** As Debian names it. */
async function versionOf(): Promise<string> {
  const child = spawn('dpkg-query', ['--show', '--showformat=${Version}', 'redmine']);
  let version = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (version += text));
  await once(child, 'close');
  return version;
}
