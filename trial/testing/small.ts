import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TrialReport } from '../../records/runs/report.ts';

const repository = path.resolve(import.meta.dirname, '..', '..');
const template = path.join(repository, 'trial', 'testdata', 'small');

/** A small platform's server and a root of configuration and suites that tests it, to be broken one way at a time. */
export interface Small {
  root: string;
  url: string;
  store: string;
  out: string;
  /** Writes a file of the root; `undefined` takes it away. */
  file(name: string, text: string | undefined): void;
  /** Changes a file of the root; what is to be replaced must be there. */
  edit(name: string, from: string, to: string): void;
  close(): Promise<void>;
}

/** The small platform as it answers when it is well. */
export const well: RequestListener = (request, response) => {
  if (request.url === '/look-up') {
    response.setHeader('content-type', 'application/json');
    response.end('{"found":true}');
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><html lang="vi"><title>Nhỏ</title><h1>Nền tảng nhỏ</h1></html>');
};

export async function makeSmall(listener: RequestListener = well): Promise<Small> {
  // Inside the repository, so that its packages are found.
  const home = path.join(repository, '.scratch', randomBytes(6).toString('hex'));
  const root = path.join(home, 'root');
  mkdirSync(home, { recursive: true });
  cpSync(template, root, { recursive: true });
  for (const name of ['norms.yaml', 'roles.yaml', 'communes.csv'])
    cpSync(path.join(repository, 'config', name), path.join(root, 'config', name));
  writeFileSync(path.join(root, 'config', 'plan.yaml'), planOfSmall());
  writeFileSync(path.join(root, 'package.json'), '{"type":"module","private":true}\n');
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = (name: string) => path.join(root, name);
  return {
    root,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store: path.join(home, 'records.db'),
    out: path.join(home, 'out'),
    file(name, text) {
      if (text === undefined) return rmSync(at(name), { recursive: true });
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
    },
    edit(name, from, to) {
      const text = readFileSync(at(name), 'utf8');
      if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
      writeFileSync(at(name), text.replaceAll(from, to));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The plan without the requirements of other platforms that its demands name. */
function planOfSmall(): string {
  const plan = readFileSync(path.join(repository, 'config', 'plan.yaml'), 'utf8');
  return plan.replaceAll(/^ {4}requirements: \[.*\]$/gm, '    dimensions: [function]');
}

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** The verdict printed by `--json`, where there is one. */
  report: TrialReport | undefined;
}

/** A command that runs; `told` waits for a line on stderr. */
export interface Running {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  told(sign: RegExp): Promise<string>;
  /** Closes the reading ends, as a terminal that goes away does. */
  hangUp(): void;
  ended: Promise<Ran>;
}

/** Starts the real command line on a small root. */
export function start(
  small: Pick<Small, 'root' | 'url' | 'store' | 'out'>,
  args: string[],
  env: Record<string, string> = {},
  launcher: string[] = [process.execPath],
): Running {
  const [program, ...before] = launcher;
  const main = path.join(repository, 'cli', 'main.ts');
  const child = spawn(
    program!,
    [...before, '--disable-warning=ExperimentalWarning', main, ...args],
    {
      cwd: small.root,
      env: {
        ...process.env,
        CI: 'true',
        SMALL_URL: small.url,
        SMALL_PASSWORD: 'nobody-signs-in',
        NGHIEMTHU_STORE: small.store,
        NGHIEMTHU_OUT: small.out,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.on('data', (part) => {
    stderr += part;
    for (const listener of listeners) listener();
  });
  const ended = new Promise<Ran>((resolve) =>
    child.once('close', (code, signal) => {
      for (const listener of listeners) listener();
      resolve({ code, signal, stdout, stderr, report: parsed(stdout) });
    }),
  );
  return {
    pid: child.pid!,
    kill: (signal) => child.kill(signal),
    hangUp: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    told: (sign) =>
      new Promise((resolve) => {
        const look = () => {
          const found = sign.exec(stderr)?.[0];
          if (found === undefined && child.exitCode === null) return;
          listeners.delete(look);
          resolve(found ?? '');
        };
        listeners.add(look);
        look();
      }),
    ended,
  };
}

function parsed(stdout: string): TrialReport | undefined {
  try {
    return JSON.parse(stdout) as TrialReport;
  } catch {
    return undefined;
  }
}

/** Runs a trial of the small platform to its end and gives its verdict. */
export async function trial(
  small: Small,
  more: string[] = [],
  env: Record<string, string> = {},
): Promise<Ran> {
  const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
  return start(small, [...args, ...more], env).ended;
}

/** Gives the small root a second platform, `other`, which is the first one again at an address of its own. */
export function addOther(small: Small, url: string): void {
  const read = (name: string) => readFileSync(path.join(small.root, name), 'utf8');
  const renamed = (text: string) =>
    text
      .replace(/\bslug: small\b/, 'slug: other')
      .replace('prefix: NHO', 'prefix: KHAC')
      .replaceAll('NHO-0', 'KHAC-0')
      .replace('addresses: [small]', 'addresses: [other]')
      .replace('  small: { path', '  other: { path')
      .replaceAll('addresses.small', 'addresses.other')
      .replaceAll('{ small: string }', '{ other: string }');
  small.file(
    'config/platforms/other/platform.yaml',
    renamed(read('config/platforms/small/platform.yaml')),
  );
  for (const name of ['small.spec.ts', 'journeys/see-home.ts', 'products/sandbox/load/quick.ts'])
    small.file(
      `suites/other/${name.replace('small', 'other')}`,
      renamed(read(`suites/small/${name}`)),
    );
  small.edit(
    'config/targets/here.yaml',
    'platforms:',
    `platforms:\n  other:\n    addresses: { other: '${url}' }`,
  );
  small.edit('config/targets/here.yaml', 'load:', 'load:\n  other:\n    profiles: [quick]');
  small.edit(
    'playwright.config.ts',
    "testDir: 'suites/small' }",
    "testDir: 'suites/small' }, { name: 'other', testDir: 'suites/other' }",
  );
}
