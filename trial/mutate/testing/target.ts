import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A target that may be spoiled, at these addresses. */
export function targetAt(addresses: Record<string, string>) {
  return { name: 'here', kind: 'sandbox' as const, mutants: true, addresses };
}

export interface Served {
  url: string;
  port: number;
  server: Server;
  close(): Promise<void>;
}

/** A server on loopback for one test. */
export async function serve(
  listener: RequestListener,
  server: Server = createServer(),
): Promise<Served> {
  server.on('request', listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ server, port, url: `http://127.0.0.1:${port}` },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
