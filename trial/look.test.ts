import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from './look.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function look(listener: RequestListener) {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return lookAt(`http://127.0.0.1:${port}`, { path: '/', text: 'Nền tảng' }, 500);
}

test.each<[name: string, listener: RequestListener, vi: RegExp, en: RegExp]>([
  [
    'one that never answers',
    () => undefined,
    /^không trả lời trong 0.5 giây$/,
    /^no answer within/,
  ],
  [
    'one whose answer never ends',
    (_request, response) => void response.write('<h1>'),
    /^trả lời không trọn vẹn trong 0.5 giây$/,
    /^the answer did not end within/,
  ],
  [
    'another site',
    (_request, response) => void response.end('khác'),
    /^không thấy “Nền tảng”$/,
    /^"Nền tảng" was not found$/,
  ],
])('%s is reported in both languages', async (_name, listener, vi, en) => {
  const { detail } = await look(listener);
  expect(detail).toEqual({ vi: expect.stringMatching(vi), en: expect.stringMatching(en) });
});

test('a redirect is followed, and a body is read only to its first megabyte', async () => {
  const { kind } = await look(({ url }, response) => {
    if (url === '/') return void response.writeHead(302, { location: '/home' }).end();
    response.write('<h1>Nền tảng</h1>');
    const more = () => void response.write(Buffer.alloc(65_536));
    response.on('drain', more);
    more();
  });
  expect(kind).toBe('well');
});

test('an address may have a path of its own, below which the platform stands', async () => {
  await look((_request, response) => void response.end());
  server!.removeAllListeners('request');
  server!.on('request', ({ url }, response) => response.end(url === '/so/dau-hieu' ? 'Đây' : ''));
  const { port } = server!.address() as AddressInfo;
  for (const address of [`http://127.0.0.1:${port}/so`, `http://127.0.0.1:${port}/so/`]) {
    const { kind } = await lookAt(address, { path: '/dau-hieu', text: 'Đây' }, 500);
    expect(kind, address).toBe('well');
  }
});

test('a refused connection is named as the system names it', async () => {
  await look((_request, response) => void response.end());
  const { port } = server!.address() as AddressInfo;
  server!.closeAllConnections();
  await new Promise((resolve) => server!.close(resolve));
  server = undefined;
  const { kind, detail } = await lookAt(`http://127.0.0.1:${port}`, undefined, 500);
  expect(kind).toBe('unreachable');
  expect(detail.en).toMatch(/ECONNREFUSED/);
});
