import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where Debian keeps the server's programs, newest first; elsewhere they are on PATH. */
function program(name: string): string {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((one) => path.join(base, one, 'bin', name)).find(existsSync);
  return found ?? name;
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A PostgreSQL server of a test's own, on loopback, with an empty database. */
export class TestPostgres {
  readonly address: string;
  readonly #folder: string;
  readonly #port: number;
  #server: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.address = `postgres://test@127.0.0.1:${port}/postgres`;
  }

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
    const { uid, gid } = owner();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const flags = ['-D', folder, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
    execFileSync(program('initdb'), flags, { ...owner(), stdio: 'pipe', cwd: folder });
    const postgres = new TestPostgres(folder, await freePort());
    await postgres.up();
    return postgres;
  }

  /** Starts the server, and waits until it takes connections. */
  async up(): Promise<void> {
    const server = spawn(
      program('postgres'),
      [
        ...['-D', this.#folder, '-p', String(this.#port), '-h', '127.0.0.1'],
        ...['-c', `unix_socket_directories=${this.#folder}`],
      ],
      { ...owner(), stdio: ['ignore', 'ignore', 'pipe'], cwd: this.#folder },
    );
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      server.stderr.setEncoding('utf8').on('data', (part: string) => {
        said += part;
        if (said.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
  }

  /** Ends the server at once, as a machine that goes away does. */
  async down(): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGQUIT');
    await gone;
    this.#server = undefined;
  }

  async end(): Promise<void> {
    await this.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
