import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { HostOptions, ProductHost } from '../../../../product/host.ts';
import { isOpen, runToEnd, runWhen } from '../../../../product/program.ts';
import { together } from '../../../../product/together.ts';
import { settings } from '../../../settings.ts';
import { serveWindow } from '../../../window/serve.ts';
import { hasTurn, iceServersAt, turnServer } from '../../../window/turn.ts';
import { CERTIFICATE, configOf, FAULTS, roomsOf } from './config.ts';

const PACKAGES = ['janus', 'janus-demos'];
const LIBRARIES = [
  '/usr/share/javascript/webrtc-adapter/adapter.js',
  '/usr/share/javascript/janus-gateway/janus.js',
];

export const host: ProductHost = {
  title: 'Janus',
  faults: FAULTS,
  async start(options) {
    if (!['/usr/bin/janus', ...LIBRARIES].every((file) => existsSync(file))) await install(options);
    const { port, faults } = options;
    const server = `http://127.0.0.1:${port + 1}`;
    return together(async (own) => {
      options.progress('starting');
      own(await serve(options));
      const iceServers = hasTurn() ? iceServersAt(port + 2, faults) : null;
      if (iceServers !== null) own(await turnServer(options, port + 2, outside()));
      const page = await serveWindow({
        ...{ title: 'Họp trực tuyến bằng Janus', port, server, libraries: LIBRARIES },
        module: path.join(import.meta.dirname, 'window.js'),
        more: { rooms: roomsOf(faults), media: addressesHere(), iceServers },
      });
      own(page);
      return { addresses: { meetings: page.url }, version: version() };
    });
  },
};

async function install({ folder, progress }: HostOptions): Promise<void> {
  const asked = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
  const remedy = `apt-get ${asked.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`Janus is not here. To get it, on Debian: ${remedy}`);
  progress(`installing ${PACKAGES.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ways = { cwd: '/', env, log: path.join(folder, 'setup.log') };
  await runToEnd('apt-get', asked, ways).catch((error: Error) => {
    throw new Error(`Janus could not be installed (${error.message}). By hand: ${remedy}`);
  });
}

async function serve({ folder, port, faults }: HostOptions) {
  const own = path.join(folder, 'janus');
  mkdirSync(own, { recursive: true });
  const isAnothers = faults.includes('certificate-of-another');
  const name = isAnothers ? 'may-chu-khac.example' : settings().mediaName;
  const files = [...['-keyout', path.join(own, CERTIFICATE.key)]];
  files.push('-out', path.join(own, CERTIFICATE.cert));
  const asked = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '7'];
  await runToEnd('openssl', [...asked, '-subj', `/CN=${name}`, ...files], {
    ...{ cwd: own, log: path.join(folder, 'setup.log') },
  });
  const config = configOf({ folder: own, port: port + 1, faults });
  for (const [file, text] of Object.entries(config)) writeFileSync(path.join(own, file), text);
  return runWhen(
    ...(['Janus', () => isOpen(port + 1), 'janus', ['--configs-folder', own]] as const),
    { cwd: folder, log: path.join(folder, 'server.log') },
  );
}

/** Janus offers media no loopback address where there is another: it is this machine's all the same. */
function addressesHere(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => address),
  );
}

/** An address of this machine that its media takes; there may be none but loopback. */
function outside(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** As Debian names it. */
function version(): string {
  const asked = ['--show', '--showformat=${Version}', 'janus'];
  return execFileSync('dpkg-query', asked, { encoding: 'utf8' });
}
