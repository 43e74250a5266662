import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBeside } from '../testing/beside.ts';
import type { Beside } from '../testing/beside.ts';
import { look, valueOf } from '../testing/look.ts';

// Addresses of IPv6 with the interface they are reached by (RFC 6874).

let server: Server;
let port = 0;
let heard: IncomingMessage | undefined;
let theirs: Beside;

beforeAll(async () => {
  server = createServer((request, response) => {
    heard = request;
    response.end('fine');
  });
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  ({ port } = server.address() as AddressInfo);
  theirs = await startBeside({ http: { prober: 'http' }, tcp: { prober: 'tcp' } });
});
afterAll(async () => {
  await theirs.stop();
  await new Promise((resolve) => server.close(resolve));
});

test.each([
  ['http', (at: string) => `http://[::1%25lo]:${at}/page`],
  ['http', (at: string) => `[::1%25lo]:${at}/page`],
  ['http', (at: string) => `http://[::1]:${at}/page`],
  ['tcp', (at: string) => `[::1%lo]:${at}`],
  ['tcp', (at: string) => `[::1%25lo]:${at}`],
] as const)('%s reaches %s', async (prober, write) => {
  heard = undefined;
  const target = write(String(port));
  const sample = await look(target, { prober });
  expect(sample.outcome, sample.log.text()).toBe('success');
  const other = await theirs.ask(prober, target);
  expect(other.success).toBe(true);
  for (const name of ['probe_ip_protocol', 'probe_ip_addr_hash'])
    expect(valueOf(sample, name), name).toBe(other.value(name));
  if (prober === 'http')
    expect(heard).toMatchObject({ url: '/page', headers: { host: `[::1]:${port}` } });
});

test.each([
  ['http', 'http://[::1%lo]:1/'],
  ['http', 'http://[::1%25]:1/'],
  ['http', 'http://[::zz%25lo]:1/'],
] as const)('%s does not take %s for an address', async (prober, target) => {
  const sample = await look(target, { prober });
  expect(sample.outcome).toBe('failure');
  expect((await theirs.ask(prober, target)).success).toBe(false);
});

test('a WebSocket is asked for by it', async () => {
  server.once('upgrade', (request: IncomingMessage, socket) => {
    heard = request;
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  });
  const sample = await look(`ws://[::1%25lo]:${port}/`, { prober: 'websocket' });
  expect([sample.outcome, valueOf(sample, 'probe_websocket_status_code')]).toEqual([
    'failure',
    403,
  ]);
  expect(heard?.headers.host).toBe(`[::1]:${port}`);
});
