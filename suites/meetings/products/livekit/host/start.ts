import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { HostOptions, ProductHost } from '../../../../product/host.ts';
import { runToEnd, served } from '../../../../product/program.ts';
import { together } from '../../../../product/together.ts';
import { serveWindow } from '../../../window/serve.ts';
import { hasTurn, iceServersAt, turnServer } from '../../../window/turn.ts';
import { configOf, FAULTS } from './config.ts';

const VERSION = '1.9.11';
const MODULE = `github.com/livekit/livekit-server/cmd/server@v${VERSION}`;
const LIBRARY = 'livekit-client@2.23.0';

export const host: ProductHost = {
  title: 'LiveKit',
  faults: FAULTS,
  async start(options) {
    const home = homeOf();
    // The mark comes last: a folder that was cut short is made again.
    if (!existsSync(path.join(home, 'complete'))) await install(home, options);
    const { port, faults } = options;
    const turn = hasTurn() ? port + 3 : null;
    const server = `http://127.0.0.1:${port + 1}`;
    return together(async (own) => {
      options.progress('starting');
      own(await serve(home, server, turn, options));
      if (turn !== null) own(await turnServer(options, turn));
      const library = 'node_modules/livekit-client/dist/livekit-client.umd.js';
      const page = await serveWindow({
        ...{ title: 'Họp trực tuyến bằng LiveKit', port, server },
        more: { iceServers: turn === null ? null : iceServersAt(turn, faults) },
        libraries: [path.join(home, library)],
        module: path.join(import.meta.dirname, 'window.js'),
      });
      own(page);
      return { addresses: { meetings: page.url }, version: VERSION };
    });
  },
};

/** Where it stands, one folder a version. */
function homeOf(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'nghiemthu', `livekit-${VERSION}`);
}

async function install(home: string, { folder, progress }: HostOptions): Promise<void> {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const ways = { cwd: home, log: path.join(folder, 'setup.log') };
  progress(`building ${MODULE} with Go, some minutes`);
  const env = { ...process.env, GOBIN: home };
  await runToEnd('go', ['install', '-trimpath', MODULE], { ...ways, env }).catch((error: Error) => {
    throw new Error(
      `LiveKit could not be built (${error.message}). It needs Go 1.24 or later on PATH; by hand: GOBIN=${home} go install ${MODULE}`,
    );
  });
  progress(`installing ${LIBRARY}`);
  const asked = ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'];
  await runToEnd('npm', [...asked, LIBRARY], ways).catch((error: Error) => {
    throw new Error(
      `${LIBRARY} could not be installed (${error.message}). By hand: npm install --prefix ${home} ${LIBRARY}`,
    );
  });
  writeFileSync(path.join(home, 'complete'), '');
}

function serve(
  home: string,
  server: string,
  turn: number | null,
  { folder, port, faults }: HostOptions,
) {
  const config = path.join(folder, 'livekit.yaml');
  const ports = { signalling: port + 1, udp: port + 2, turn };
  // What is JSON is YAML.
  writeFileSync(config, JSON.stringify(configOf(ports, faults), null, 2));
  return served(
    ...(['LiveKit', server, path.join(home, 'server'), ['--config', config]] as const),
    { cwd: folder, log: path.join(folder, 'server.log') },
  );
}
