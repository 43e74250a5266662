import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

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
): Promise<Running & { handle(listener: RequestListener): void }> {
  let current: RequestListener = (_request, response) => response.writeHead(503).end();
  const server: Server = createServer((request, response) => current(request, response));
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handle: (listener) => (current = listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
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
