import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { HostOptions, ProductHost, RunningProduct } from '../../../../product/host.ts';
import { runToEnd, served } from '../../../../product/program.ts';
import { PASSWORD, peopleOf, unitsOf } from './desk.ts';
import { serverConfig, siteConfig } from './settings.ts';

const VERSION = '6.2.2';
/** The second is what this version of the first asks for and does not pin. */
const PACKAGES = [`plone==${VERSION}`, 'plone.app.layout==6.0.2'];

/** Transitions that a fault takes out of the workflow. */
const TAKEN: Readonly<Record<string, string>> = {
  'no-rejection': 'reject',
  'no-approval': 'publish',
};

export const host: ProductHost = {
  title: 'Plone',
  faults: {
    'no-rejection': { says: 'the leader can no longer give a draft back', requirement: 'QLVB-07' },
    'no-approval': { says: 'the leader can no longer approve a draft', requirement: 'QLVB-07' },
  },
  async start(options) {
    const home = homeOf();
    // The mark comes last: an environment that was cut short is made again.
    if (!existsSync(path.join(home, 'complete'))) await install(home, options);
    writeSite(options);
    options.progress('creating its site');
    await run(options, path.join(home, 'bin', 'zconsole'), [
      ...['run', path.join(options.folder, 'etc', 'zope.conf')],
      path.join(import.meta.dirname, 'seed.py'),
    ]);
    options.progress('starting');
    return serve(home, options);
  },
};

/** Where its virtual environment stands, one a version. */
function homeOf(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'nghiemthu', `plone-${VERSION}`);
}

async function install(home: string, options: HostOptions): Promise<void> {
  options.progress(`installing ${PACKAGES.join(', ')}`);
  try {
    await run(options, 'python3', ['-m', 'venv', '--clear', home]);
    await run(options, path.join(home, 'bin', 'pip'), ['install', '--quiet', ...PACKAGES]);
  } catch (error) {
    const remedy = `python3 -m venv ${home} && ${home}/bin/pip install ${PACKAGES.join(' ')}`;
    throw new Error(
      `Plone could not be installed (${(error as Error).message}). By hand: ${remedy}`,
      { cause: error },
    );
  }
  writeFileSync(path.join(home, 'complete'), '');
}

function writeSite({ folder, faults, port }: HostOptions): void {
  for (const room of ['etc', 'var']) mkdirSync(path.join(folder, room), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  copyFileSync(path.join(import.meta.dirname, 'site.zcml'), path.join(folder, 'etc', 'site.zcml'));
  write('etc/zope.conf', siteConfig(folder));
  write('etc/wsgi.ini', serverConfig(folder, port));
  const desk = {
    ...{ units: unitsOf(), people: peopleOf(), password: PASSWORD, host: `localhost:${port}` },
    without: faults.flatMap((fault) => TAKEN[fault] ?? []),
  };
  write('desk.json', JSON.stringify(desk));
}

async function serve(home: string, { folder, port }: HostOptions): Promise<RunningProduct> {
  // By its name: at 127.0.0.1 Plone leaves its theme out.
  const address = `http://localhost:${port}`;
  const program = path.join(home, 'bin', 'runwsgi');
  const running = await served(
    ...(['Plone', `${address}/login`, program] as const),
    [path.join(folder, 'etc', 'wsgi.ini')],
    { cwd: folder, log: path.join(folder, 'server.log') },
  );
  return { ...running, addresses: { documents: address }, version: VERSION };
}

/** Runs a program of Plone's to its end. */
function run({ folder }: HostOptions, program: string, args: string[]): Promise<void> {
  const env = { ...process.env, DESK: path.join(folder, 'desk.json') };
  return runToEnd(program, args, { cwd: folder, env, log: path.join(folder, 'setup.log') });
}
