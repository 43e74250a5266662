import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { UpgradeListener } from '../stand-in.ts';

/** A listening server and how to end it without waiting for open connections. */
interface Running {
  url: string;
  close(): Promise<void>;
}

/**
 * Reserves an address before the program behind it exists, so that programs can know each other's URL.
 * `port` 0 picks a free one. Requests that come before `handle` are answered 503.
 * @throws the error of `listen`, e.g. EADDRINUSE.
 */
async function listen(
  port: number,
): Promise<
  Running & { handle(listener: RequestListener): void; upgrade(listener: UpgradeListener): void }
> {
  let current: RequestListener = (_request, response) => response.writeHead(503).end();
  const server: Server = createServer((request, response) => current(request, response));
  // What changed to another protocol is the server's no more, and would keep it from closing.
  const changed = new Set<Duplex>();
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handle: (listener) => (current = listener),
    upgrade: (listener) =>
      void server.on('upgrade', (request, socket, head) => {
        changed.add(socket);
        socket.once('close', () => changed.delete(socket));
        listener(request, socket, head);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of changed) socket.destroy();
      }),
  };
}

/** Reserves all these ports or none. @throws the error of the first that failed */
export async function listenAll(ports: number[]) {
  const results = await Promise.allSettled(ports.map(listen));
  const open = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return open;
  await Promise.all(open.map((server) => server.close()));
  throw failed.reason;
}
