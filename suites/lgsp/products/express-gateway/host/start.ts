import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { HostOptions, ProductHost } from '../../../../product/host.ts';
import { freePort, runToEnd, runWhen, served } from '../../../../product/program.ts';
import { together } from '../../../../product/together.ts';
import { seed } from './seed.ts';
import { catalogueService, enterpriseService, onLoopback } from './services.ts';
import { FAULTS, gatewayConfig, systemConfig } from './settings.ts';

const VERSION = '1.16.11';
/** The last Node that has the ciphers which this version keeps its tokens by. */
const NODE = `node-${process.platform}-${process.arch}`;
const PACKAGES = [`express-gateway@${VERSION}`, `${NODE}@20`];

export const host: ProductHost = {
  title: 'Express Gateway',
  faults: FAULTS,
  differences: {
    'contract-answers':
      'a missing scope is answered with 401 where the contract says 403, refusals are plain text, and no header tells limits and ids',
    'contract-requests': 'no header tells limits and ids',
  },
  async start(options) {
    const home = homeOf();
    // The mark comes last: a folder that was cut short is made again.
    if (!existsSync(path.join(home, 'complete'))) await install(home, options);
    if (!existsSync('/usr/bin/redis-server')) await installRedis(options);
    return together(async (own) => {
      options.progress('starting its services and its store');
      const catalogues = own(await onLoopback(catalogueService()));
      const enterprise = own(await onLoopback(enterpriseService()));
      const socket = path.join(options.folder, 'redis.sock');
      own(await startRedis(options, socket));
      const adminPort = await freePort();
      const { port, faults } = options;
      const services = { catalogues: catalogues.url, enterprise: enterprise.url };
      writeConfig(home, options.folder, {
        gateway: gatewayConfig({ port, adminPort, services, faults }),
        system: systemConfig(socket, randomBytes(24).toString('hex')),
      });
      options.progress('starting');
      own(await startGateway(home, options));
      options.progress('making its systems');
      await seed(`http://127.0.0.1:${adminPort}`);
      return { addresses: { lgsp: `http://127.0.0.1:${port}` }, version: VERSION };
    });
  },
};

/** Where it stands, one a version. */
function homeOf(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'nghiemthu', `express-gateway-${VERSION}`);
}

async function install(home: string, { folder, progress }: HostOptions): Promise<void> {
  progress(`installing ${PACKAGES.join(', ')}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const asked = ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'];
  const ways = { cwd: home, log: path.join(folder, 'setup.log') };
  await runToEnd('npm', [...asked, ...PACKAGES], ways).catch((error: Error) => {
    const remedy = `npm install --prefix ${home} ${PACKAGES.join(' ')}`;
    throw new Error(
      `Express Gateway could not be installed (${error.message}). By hand: ${remedy}`,
    );
  });
  writeFileSync(path.join(home, 'complete'), '');
}

async function installRedis({ folder, progress }: HostOptions): Promise<void> {
  const asked = ['install', '--yes', '--no-install-recommends', 'redis-server'];
  const remedy = `apt-get ${asked.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`redis-server is not here. To get it, on Debian: ${remedy}`);
  progress('installing redis-server');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', asked, { cwd: '/', env, log: path.join(folder, 'setup.log') });
}

/** Its store lives as long as the gateway, and listens at a file of its own. */
function startRedis({ folder }: HostOptions, socket: string) {
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no'];
  return runWhen(
    ...(['redis-server', () => existsSync(socket), 'redis-server'] as const),
    [...args, '--dir', folder],
    { cwd: folder, log: path.join(folder, 'redis.log') },
  );
}

function writeConfig(home: string, folder: string, files: { gateway: object; system: object }) {
  const models = path.join(home, 'node_modules', 'express-gateway', 'lib', 'config', 'models');
  cpSync(models, path.join(folder, 'config', 'models'), { recursive: true });
  for (const [name, config] of Object.entries(files))
    writeFileSync(
      path.join(folder, 'config', `${name}.config.json`),
      JSON.stringify(config, null, 2),
    );
}

function startGateway(home: string, { folder, port }: HostOptions) {
  const modules = path.join(home, 'node_modules');
  const { PATH = '', HOME = folder } = process.env;
  return served(
    ...(['Express Gateway', `http://127.0.0.1:${port}/`] as const),
    path.join(modules, NODE, 'bin', 'node'),
    [path.join(modules, 'express-gateway', 'lib', 'index.js')],
    {
      cwd: folder,
      // Nothing else of the environment: a proxy that it names would be used for its own services.
      env: { PATH, HOME, EG_CONFIG_DIR: path.join(folder, 'config'), EG_DISABLE_CONFIG_WATCH: '1' },
      log: path.join(folder, 'server.log'),
    },
  );
}
