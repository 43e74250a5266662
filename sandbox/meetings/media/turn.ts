import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '../faults/faults.ts';

const ADDRESS = '127.0.0.1';
const REALM = 'hop.dong-nai.example';
/** Ports that are tried: another program may take one meanwhile. */
const TRIES = 5;
/** How long it may take until it answers, in ms. */
const READY_MS = 4_000;
const ASK_EVERY_MS = 40;
/** How long what a window is told is good for, in seconds. */
const GOOD_FOR = 3_600;

/** Where nobody listens: it is kept for multiplexing (IANA). */
const CLOSED_PORT = 1;

/** A server as windows take it (RTCIceServer). */
export interface IceServer {
  urls: string;
  username: string;
  credential: string;
}

interface Running {
  child: ChildProcess;
  port: number;
  /** What it writes, removed with it. */
  folder: string;
}

/**
 * The TURN server for bridges behind walls that let nothing else through: coturn, a program of its own on loopback,
 * where this machine has it. It starts when somebody first asks for it.
 */
export class Turn {
  readonly #faults: Faults;
  readonly #secret = randomBytes(16).toString('hex');
  #started: Promise<Running | undefined> | undefined;
  #silent: Promise<Socket> | undefined;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** What a window is told, a way for each transport; nothing where this machine has no TURN server. */
  async servers(): Promise<IceServer[]> {
    const running = await (this.#started ??= this.#start());
    if (running === undefined) return [];
    // A user is known by the time until when, as RFC drafts for TURN's REST interface have it and coturn checks.
    const username = `${Math.floor(Date.now() / 1_000) + GOOD_FOR}:hop`;
    const isRefused = this.#faults.isOn('turn-refused');
    const secret = isRefused ? `${this.#secret} of another server` : this.#secret;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    const ports = {
      udp: this.#faults.isOn('turn-silent')
        ? (await (this.#silent ??= bound())).address().port
        : running.port,
      tcp: this.#faults.isOn('turn-tcp-closed') ? CLOSED_PORT : running.port,
    };
    return Object.entries(ports).map(([transport, port]) => ({
      ...{ urls: `turn:${ADDRESS}:${port}?transport=${transport}`, username, credential },
    }));
  }

  async stop(): Promise<void> {
    (await this.#silent)?.close();
    const running = await this.#started;
    if (running === undefined) return;
    const { child, folder } = running;
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGKILL');
    await gone;
    await rm(folder, { recursive: true, force: true });
  }

  async #start(): Promise<Running | undefined> {
    const program = onPath('turnserver');
    if (program === undefined) return undefined;
    for (let n = 0; n < TRIES; n += 1) {
      const running = await this.#startAt(program, await freePort());
      if (running !== undefined) return running;
    }
    return undefined;
  }

  async #startAt(program: string, port: number): Promise<Running | undefined> {
    const folder = await mkdtemp(path.join(tmpdir(), 'nghiemthu-turn-'));
    const command = [
      ...[program, '-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp-relay'],
      ...[`--listening-ip=${ADDRESS}`, `--relay-ip=${ADDRESS}`, `--listening-port=${port}`],
      // Bridges and the media server are on this machine here.
      ...['--allow-loopback-peers', '--no-multicast-peers', '--fingerprint'],
      ...['--use-auth-secret', `--static-auth-secret=${this.#secret}`, `--realm=${REALM}`],
      ...[
        '--relay-threads=1',
        '--log-file=/dev/null',
        '--pidfile=/dev/null',
        `--userdb=${folder}/users`,
      ],
    ];
    // It must not outlive this program, however that ends.
    const keeper = onPath('setpriv');
    if (keeper !== undefined) command.unshift(keeper, '--pdeathsig=KILL', '--');
    const child = spawn(command[0]!, command.slice(1), { stdio: 'ignore' });
    const failed = once(child, 'error').then(() => false);
    const isUp = await Promise.race([answers(child, port), failed]);
    if (isUp) return { child, port, folder };
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port that nobody listens at, by TCP or UDP. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, ADDRESS);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4');
  const isFree = new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false));
    socket.bind(port, ADDRESS, () => resolve(true));
  });
  const free = await isFree;
  socket.close();
  server.close();
  await once(server, 'close');
  return free ? port : freePort();
}

/** Takes what is sent to it and never answers. */
async function bound(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, ADDRESS);
  await once(socket, 'listening');
  return socket;
}

/** Asks for its own address (STUN, RFC 8489) until it is told. */
async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  const answered = once(socket, 'message').then(() => true);
  const binding = Buffer.concat([
    Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]),
    randomBytes(12),
  ]);
  try {
    for (const end = Date.now() + READY_MS; Date.now() < end;) {
      if (child.exitCode !== null) return false;
      socket.send(binding, port, ADDRESS);
      if (await Promise.race([answered, pause(ASK_EVERY_MS, false)])) return true;
    }
    return false;
  } finally {
    socket.close();
  }
}
