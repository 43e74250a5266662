import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { HostOptions } from '../../product/host.ts';
import { isOpen, runWhen } from '../../product/program.ts';
import type { Running } from '../../product/program.ts';

const ADDRESS = '127.0.0.1';
const PROGRAM = 'turnserver';
const LOGIN = { username: 'hop', credential: 'Kiem-thu-TURN' };

/** What breaks it, as a fault of the product beside which it stands. */
export const TURN_FAULT = {
  'turn-refused': {
    says: 'the TURN server is told with a password that it does not take',
    requirement: 'HOP-12',
  },
} as const;

/** A server as windows take it (RTCIceServer). */
export interface IceServer {
  urls: string;
  username: string;
  credential: string;
}

/** What windows are told of a TURN server at a port of this machine. */
export function iceServersAt(port: number, faults: readonly string[]): IceServer[] {
  const credential = faults.includes('turn-refused') ? 'mat-khau-khac' : LOGIN.credential;
  return ['udp', 'tcp'].map((transport) => ({
    ...{ urls: `turn:${ADDRESS}:${port}?transport=${transport}`, ...LOGIN, credential },
  }));
}

/** Whether this machine has coturn, by which those come in whom a wall lets nothing else through. */
export function hasTurn(): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, PROGRAM), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts coturn at a port of this machine, over UDP and TCP. @param relay the address at which it relays, of this machine */
export function turnServer(
  { folder }: Pick<HostOptions, 'folder'>,
  port: number,
  relay = ADDRESS,
): Promise<Running> {
  const { username, credential } = LOGIN;
  const asked = [
    ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp-relay', '--relay-threads=1'],
    ...[`--listening-ip=${ADDRESS}`, `--relay-ip=${relay}`, `--listening-port=${port}`],
    // Windows and the media server are on this machine.
    ...['--allow-loopback-peers', '--no-multicast-peers', '--fingerprint', '--lt-cred-mech'],
    ...[`--user=${username}:${credential}`, '--realm=hop.example'],
    ...['--log-file=stdout', '--pidfile=/dev/null', `--userdb=${path.join(folder, 'turn-users')}`],
  ];
  return runWhen('coturn', () => isOpen(port), PROGRAM, asked, {
    ...{ cwd: folder, log: path.join(folder, 'turn.log') },
  });
}
