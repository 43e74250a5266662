import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Account } from '../../../../../config/targets/target.ts';
import { ownContracts } from '../../../contract/own.ts';
import { valuesFor } from '../../../contract/values.ts';
import type { HostOptions, ProductHost } from '../../../../product/host.ts';
import { freePort, runToEnd, runWhen, served } from '../../../../product/program.ts';
import { together } from '../../../../product/together.ts';
import { oneDocument } from './document.ts';
import { startIssuer } from './issuer.ts';
import { apacheConfig, FAULTS } from './settings.ts';

const VERSION = '5.16.0';
const PACKAGE = `@stoplight/prism-cli@${VERSION}`;
const APACHE = '/usr/sbin/apache2';
const OPENID = '/usr/lib/apache2/modules/mod_auth_openidc.so';
const DEBIAN = ['apache2-bin', 'libapache2-mod-auth-openidc'];

export const host: ProductHost = {
  title: 'Prism behind Apache',
  faults: FAULTS,
  differences: {
    'contract-answers':
      'Prism never answers a body that is no JSON, and refusals lack the headers of the contract',
    'contract-requests':
      'Prism takes a body in a character set that it does not read, and refusals lack the headers of the contract',
  },
  async start(options) {
    const home = homeOf();
    // The mark comes last: a folder that was cut short is made again.
    if (!existsSync(path.join(home, 'complete'))) await install(home, options);
    if (!existsSync(APACHE) || !existsSync(OPENID)) await installApache(options);
    return together(async (own) => {
      options.progress('starting Prism and an issuer of tokens');
      const client = { id: 'apache', secret: randomBytes(24).toString('hex') };
      const issuer = own(await startIssuer(client));
      const prismPort = await freePort();
      own(await startPrism(home, options, prismPort));
      options.progress('starting Apache');
      const site = {
        ...{ port: options.port, folder: options.folder, faults: options.faults, client },
        ...{ prism: `http://127.0.0.1:${prismPort}`, issuer: issuer.url },
        secureIssuer: issuer.secureUrl,
        passphrase: randomBytes(24).toString('hex'),
        ...(process.getuid?.() === 0 && { user: 'www-data' }),
      };
      const config = path.join(options.folder, 'httpd.conf');
      writeFileSync(config, apacheConfig(site));
      const address = `http://127.0.0.1:${options.port}`;
      own(
        await served('Apache', `${address}/`, APACHE, ['-D', 'FOREGROUND', '-f', config], {
          ...{ cwd: options.folder, log: path.join(options.folder, 'apache.log') },
        }),
      );
      return { addresses: { lgsp: address }, version: VERSION };
    });
  },
};

/** Where it stands, one a version. */
function homeOf(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'nghiemthu', `prism-${VERSION}`);
}

async function install(home: string, { folder, progress }: HostOptions): Promise<void> {
  progress(`installing ${PACKAGE}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const asked = ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'];
  const ways = { cwd: home, log: path.join(folder, 'setup.log') };
  await runToEnd('npm', [...asked, PACKAGE], ways).catch((error: Error) => {
    const remedy = `npm install --prefix ${home} ${PACKAGE}`;
    throw new Error(`Prism could not be installed (${error.message}). By hand: ${remedy}`);
  });
  writeFileSync(path.join(home, 'complete'), '');
}

/** Its programs alone: Debian's own site would listen at every address. */
async function installApache({ folder, progress }: HostOptions): Promise<void> {
  const asked = ['install', '--yes', '--no-install-recommends', ...DEBIAN];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`Apache is not here. To get it, on Debian: apt-get ${asked.join(' ')}`);
  progress(`installing ${DEBIAN.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', asked, { cwd: '/', env, log: path.join(folder, 'setup.log') });
}

/** Serves all contracts of the platform as one document. */
function startPrism(home: string, { folder }: HostOptions, port: number) {
  const account = { username: 'mot-cua-tinh', password: '' } as Account;
  const file = path.join(folder, 'contracts.json');
  writeFileSync(file, JSON.stringify(oneDocument(ownContracts(), valuesFor(account, 'kt-prism'))));
  const program = path.join(home, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/services`).then(
      ({ ok }) => ok,
      () => false,
    );
  const args = ['mock', '--host', '127.0.0.1', '--port', String(port), '--multiprocess', 'false'];
  return runWhen('Prism', isReady, process.execPath, [program, ...args, file], {
    ...{ cwd: folder, log: path.join(folder, 'prism.log') },
  });
}
