import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Header } from '../exchange.ts';
import type { Origin } from './origins.ts';

/** Joins two connections until one of them ends. */
export function join(one: Duplex, other: Duplex): void {
  const end = () => {
    one.destroy();
    other.destroy();
  };
  one.on('error', end).on('close', end);
  other.on('error', end).on('close', end);
  one.pipe(other);
  other.pipe(one);
}

/** A connection to a server that is none of the target's: its bytes pass unseen. */
export function tunnel(client: Duplex, head: Buffer, to: { host: string; port: number }): void {
  const server = connect(to.port, to.host);
  server.once('error', () => client.destroy());
  client.once('error', () => server.destroy());
  server.once('connect', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) server.write(head);
    join(client, server);
  });
}

/** A connection that becomes another protocol's, a WebSocket's above all: after its first request its bytes pass unseen. */
export function upgrade(
  client: Duplex,
  head: Buffer,
  request: { method: string; path: string; headers: readonly Header[] },
  origin: Origin,
): void {
  const { host, port, protocol } = origin;
  const server: Socket =
    protocol === 'https:'
      ? tls.connect({ host, port, ...named(host), ALPNProtocols: ['http/1.1'] })
      : connect(port, host);
  server.once('error', () => client.destroy());
  client.once('error', () => server.destroy());
  server.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => {
    const lines = request.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    server.write(`${request.method} ${request.path} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
    if (head.length > 0) server.write(head);
    join(client, server);
  });
}

/** A server is asked for by its name; an address of numbers is none. */
export function named(host: string): { servername?: string } {
  return /^[\d.]+$|:/.test(host) ? {} : { servername: host };
}
