import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootFolder } from '../../../config/home.ts';
import { platformsIn } from '../../../config/platforms/read.ts';
import type { HostOptions, ProductFault, ProductHost, RunningProduct } from '../host.ts';
import { runToEnd, served } from '../program.ts';

/** A program for issues as Debian packages it: one site for all platforms whose suites know it. */
export interface Site {
  title: string;
  /** Name of its folders in `suites/<platform>/products/`, and of Debian's package. */
  vendor: string;
  /** Where the package puts it. */
  home: string;
  packages: readonly string[];
  /** Answers to what the package's set-up would ask. */
  answers: readonly string[];
}

/** What `suites/<platform>/products/<vendor>/host/part.ts` exports as `part`: what a platform puts into the site. */
export interface SitePart {
  /** Name of the platform's address. */
  address: string;
  /** A Ruby file that sets up the platform's part; reads `DESK`, a JSON file, at `key`. */
  seed: string;
  key: string;
  data(): object;
  /** A Ruby file that is loaded with the program when it serves; null where nothing is added. */
  added: string | null;
  /** By name; `taken`: transitions that it takes out of the workflow, as names of its seed. Other faults the seed knows. */
  faults: Readonly<
    Record<string, ProductFault & { taken?: readonly (readonly [string, string])[] }>
  >;
  /** Journeys and checks that are rightly red on it as it comes, by name: in what it differs. */
  differences?: Readonly<Record<string, string>>;
}

/** The site with the parts of all platforms that have one. */
export async function siteHost(site: Site): Promise<ProductHost> {
  const parts = await partsOf(site.vendor);
  const faults = parts.flatMap((part) => Object.entries(part.faults));
  return {
    title: site.title,
    faults: Object.fromEntries(
      faults.map(([name, { says, requirement }]) => [name, { says, requirement }]),
    ),
    differences: Object.assign({}, ...parts.map(({ differences = {} }) => differences)) as Record<
      string,
      string
    >,
    start: (options) => start(site, parts, options),
  };
}

async function partsOf(vendor: string): Promise<SitePart[]> {
  const root = rootFolder();
  const files = platformsIn(root)
    .map((slug) => path.join(root, 'suites', slug, 'products', vendor, 'host', 'part.ts'))
    .filter((file) => existsSync(file));
  const all = files.map(async (file) => {
    const { part } = (await import(pathToFileURL(file).href)) as { part: SitePart };
    return part;
  });
  return Promise.all(all);
}

async function start(
  site: Site,
  parts: readonly SitePart[],
  options: HostOptions,
): Promise<RunningProduct> {
  if (!existsSync(site.home)) await install(site, options);
  writeSite(site, parts, options);
  const env = environment(options.folder);
  const run = (program: string, ...args: string[]) =>
    runToEnd(program, args, {
      ...{ cwd: site.home, env, log: path.join(options.folder, 'setup.log') },
    });
  options.progress('creating its database');
  await run('bundle', 'exec', 'rake', 'db:migrate');
  options.progress('setting up what the platforms need');
  // One start of the program for all seeds: it takes longer than they do.
  const seeds = parts.map(({ seed }) => `load ${JSON.stringify(seed)}`).join('; ');
  await run('bundle', 'exec', 'rails', 'runner', seeds);
  options.progress('starting');
  return serve(site, parts, options, env);
}

async function install(site: Site, { folder, progress }: HostOptions): Promise<void> {
  const { title, packages, answers } = site;
  const remedy = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`${title} is not here. To get it, on Debian: ${remedy}`);
  progress(`installing ${packages.join(', ')}`);
  const preseed = `printf '%s\\n' "$@" | debconf-set-selections`;
  const ways = { cwd: '/', log: path.join(folder, 'setup.log') };
  await runToEnd('sh', ['-c', preseed, 'sh', ...answers], ways);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const asked = ['install', '--yes', '--no-install-recommends', ...packages];
  await runToEnd('apt-get', asked, { ...ways, env }).catch((error: Error) => {
    throw new Error(`${title} could not be installed (${error.message}). By hand: ${remedy}`);
  });
}

/** The package serves one site a folder, found by a name below its own; enough steps up lead anywhere. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH = '', HOME: own = folder, LANG = 'C.UTF-8' } = process.env;
  return {
    ...{ PATH, HOME: own, LANG, RAILS_ENV: 'production', TZ: 'Asia/Ho_Chi_Minh' },
    X_DEBIAN_SITEID: '../'.repeat(8) + path.resolve(folder, 'site').slice(1),
    DESK: path.join(folder, 'desk.json'),
  };
}

function writeSite(site: Site, parts: readonly SitePart[], { folder, faults }: HostOptions): void {
  const place = path.join(folder, 'site');
  for (const room of ['config', 'files', 'log', 'tmp'])
    mkdirSync(path.join(place, room), { recursive: true });
  const database = path.join(place, 'issues.db');
  const config = path.join(place, 'config');
  writeFileSync(
    path.join(config, 'database.yml'),
    `production:\n  adapter: sqlite3\n  database: ${database}\n  timeout: 10000\n`,
  );
  writeFileSync(path.join(config, 'configuration.yml'), 'production: {}\n');
  writeFileSync(path.join(config, 'secret_key.txt'), randomBytes(64).toString('hex'));
  const desk = parts.map((part) => {
    const own = faults.filter((fault) => Object.hasOwn(part.faults, fault));
    const without = own.flatMap((fault) => part.faults[fault]?.taken ?? []);
    return [part.key, { ...part.data(), without, faults: own }];
  });
  writeFileSync(path.join(folder, 'desk.json'), JSON.stringify(Object.fromEntries(desk)));
  const added = parts.flatMap(({ added }) => (added === null ? [] : [added]));
  const lines = [path.join(site.home, 'config/environment'), ...added].map(
    (file) => `require ${JSON.stringify(file)}`,
  );
  writeFileSync(path.join(folder, 'site.ru'), [...lines, 'run Rails.application', ''].join('\n'));
}

async function serve(
  { title, home, vendor }: Site,
  parts: readonly SitePart[],
  { port, folder }: HostOptions,
  env: NodeJS.ProcessEnv,
): Promise<RunningProduct> {
  const address = `http://127.0.0.1:${port}`;
  const rackup = path.join(folder, 'site.ru');
  // One at a time: who waits for SQLite's lock holds Ruby's own, and the one that has the first waits for the second.
  const bind = ['--bind', `tcp://127.0.0.1:${port}`, '--threads', '1:1'];
  const running = await served(
    ...([title, `${address}/login`, 'puma'] as const),
    [...bind, '--environment', 'production', rackup],
    { cwd: home, env, log: path.join(folder, 'server.log') },
  );
  const addresses = Object.fromEntries(parts.map((part) => [part.address, address]));
  return { ...running, addresses, version: await versionOf(vendor) };
}

/** As Debian names it. */
async function versionOf(name: string): Promise<string> {
  const child = spawn('dpkg-query', ['--show', '--showformat=${Version}', name]);
  let version = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (version += text));
  await once(child, 'close');
  return version;
}
