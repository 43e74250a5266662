import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { moduleFile } from '../../../../../config/home.ts';
import type { HostOptions, ProductHost } from '../../../../product/host.ts';
import { runToEnd, served } from '../../../../product/program.ts';
import { together } from '../../../../product/together.ts';
import { peopleOf, SYSTEMS } from './people.ts';
import { REALM, realmOf } from './realm.ts';

const VERSION = '26.7.3';
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`;

export const host: ProductHost = {
  title: 'Keycloak',
  faults: {
    'no-second-factor': { says: 'the one-time code is no longer asked for', requirement: 'SSO-10' },
    'no-lockout': { says: 'wrong passwords no longer lock an account', requirement: 'SSO-18' },
    'logout-not-passed-on': {
      says: 'the systems are no longer told of a logout',
      requirement: 'SSO-04',
    },
    'any-redirect': { says: 'codes are sent to any address', requirement: 'SSO-17' },
  },
  async start(options) {
    const home = homeOf();
    // The mark comes last: what was cut short is brought again.
    if (!existsSync(path.join(home, 'complete'))) await install(home, options);
    const addresses = addressesFrom(options.port);
    const { sso: issuer = '', ...systems } = addresses;
    const realm = realmOf({
      ...{ people: peopleOf(), issuer, faults: options.faults },
      systems: Object.fromEntries(
        Object.keys(SYSTEMS).map((name) => [name, systems[`sso-${name}`]!]),
      ),
    });
    return together(async (own) => {
      options.progress('starting');
      own(await serveProvider(home, options));
      options.progress('making its realm');
      await makeRealm(new URL(issuer).origin, realm);
      options.progress('starting the systems that people enter by it');
      own(await serveSystems(issuer, systems['sso-citizens']!, options));
      return { addresses, version: VERSION };
    });
  },
};

/** Where it is unpacked, one folder a version. */
function homeOf(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'nghiemthu', `keycloak-${VERSION}`);
}

/** Keycloak at the port itself, the sandbox's control server at the next, the systems by name behind it. */
function addressesFrom(port: number): Record<string, string> {
  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const names = Object.keys(SYSTEMS).toSorted();
  const systems = names.map((name, nth) => [`sso-${name}`, at(nth + 2)] as const);
  return { sso: `${at(0)}/realms/${REALM}`, ...Object.fromEntries(systems) };
}

async function install(home: string, options: HostOptions): Promise<void> {
  options.progress(`fetching ${ARTIFACT}, 170 MB`);
  const args = ['-q', '-B', 'dependency:unpack', `-Dartifact=${ARTIFACT}`];
  const ways = { cwd: options.folder, log: path.join(options.folder, 'setup.log') };
  try {
    mkdirSync(home, { recursive: true });
    await runToEnd('mvn', [...args, `-DoutputDirectory=${home}`], ways);
  } catch (error) {
    const remedy = `mvn ${args.join(' ')} -DoutputDirectory=${home} && touch ${home}/complete`;
    throw new Error(
      `Keycloak could not be fetched (${(error as Error).message}). With Maven and Java 17 or later, by hand: ${remedy}`,
      { cause: error },
    );
  }
  writeFileSync(path.join(home, 'complete'), '');
}

/** Nobody but this program knows it, and it ends with it. */
const ADMINISTRATOR = { name: 'quantri', password: randomBytes(16).toString('hex') };

function serveProvider(home: string, { folder, port }: HostOptions) {
  const program = path.join(home, `keycloak-${VERSION}`, 'bin', 'kc.sh');
  const args = ['start-dev', '--http-host=127.0.0.1', `--http-port=${port}`, '--db=dev-mem'];
  return served(
    ...([
      'Keycloak',
      `http://127.0.0.1:${port}/realms/master`,
      'bash',
      [program, ...args],
    ] as const),
    {
      cwd: folder,
      log: path.join(folder, 'server.log'),
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMINISTRATOR.name,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMINISTRATOR.password,
      },
    },
  );
}

/** By its interface for administrators. @throws Error where it is refused */
async function makeRealm(origin: string, realm: object): Promise<void> {
  const login = await fetch(`${origin}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'password', client_id: 'admin-cli' },
      ...{ username: ADMINISTRATOR.name, password: ADMINISTRATOR.password },
    }),
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const answer = await fetch(`${origin}/admin/realms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(realm),
  });
  if (!answer.ok) throw new Error(`Keycloak refused the realm: ${await answer.text()}`);
}

function serveSystems(issuer: string, ready: string, { folder, port }: HostOptions) {
  const program = [moduleFile('sandbox/main'), '--platform', 'sso', '--port', String(port + 1)];
  return served(
    ...(['The systems', ready, process.execPath] as const),
    ['--disable-warning=ExperimentalWarning', ...program, '--elsewhere', `sso=${issuer}`],
    { cwd: folder, log: path.join(folder, 'systems.log') },
  );
}
