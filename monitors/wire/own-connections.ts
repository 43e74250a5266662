import type { Socket } from 'node:net';

/** Ports this program serves on, and the connections it opened to them itself. */
const served = new Map<number, number>();
const opened = new Set<string>();

/** @returns what ends it */
export function servesAt(port: number): () => void {
  served.set(port, (served.get(port) ?? 0) + 1);
  return () => {
    const left = (served.get(port) ?? 1) - 1;
    if (left > 0) served.set(port, left);
    else served.delete(port);
  };
}

/** To be called for each connection that a probe opens, before anything is sent over it. */
export function noteConnection(socket: Socket, port: number): void {
  if (!served.has(port)) return;
  const end = endOf(socket.localAddress, socket.localPort);
  opened.add(end);
  socket.once('close', () => opened.delete(end));
}

/**
 * Whether the other end of a connection is a probe of this same program: what a stranger may ask of the monitor must
 * not be asked of it by itself, which it trusts.
 */
export function isOwnConnection(socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): boolean {
  return opened.size > 0 && opened.has(endOf(socket.remoteAddress, socket.remotePort));
}

function endOf(address = '', port = 0): string {
  return `${address.replace(/^::ffff:/, '')} ${port}`;
}
