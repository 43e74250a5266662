import { afterEach, expect, test } from 'vitest';
import { secureServer } from '../testing/secure.ts';
import { makeSmall, trial, well, type Small } from '../testing/small.ts';
import { expectHarnessFault } from './expect.ts';

let small: Small | undefined;
afterEach(async () => {
  await small?.close();
  small = undefined;
});

test('a target that does not answer', async () => {
  small = await makeSmall();
  const ran = await trial(small, [], { SMALL_URL: 'http://127.0.0.1:9' });
  expectHarnessFault(ran, 'target-unreachable');
  expect(ran.report?.cases).toEqual([]);
});

test('a name that cannot be resolved', async () => {
  small = await makeSmall();
  const ran = await trial(small, [], { SMALL_URL: 'http://khong-co.invalid' });
  expectHarnessFault(ran, 'target-unreachable');
});

test('an address where another site answers', async () => {
  small = await makeSmall((_request, response) => response.end('<h1>Trang khác</h1>'));
  expectHarnessFault(await trial(small), 'target-other-site');
});

test('a proxy that answers for a target that is down', async () => {
  small = await makeSmall((_request, response) => {
    response.statusCode = 503;
    response.end('bảo trì');
  });
  expectHarnessFault(await trial(small), 'target-unhealthy');
});

test('a clock that is a day off', async () => {
  small = await makeSmall((request, response) => {
    response.setHeader('date', new Date(Date.now() - 86_400_000).toUTCString());
    well(request, response);
  });
  expectHarnessFault(await trial(small), 'clock-skew');
});

test('a target that hangs up', async () => {
  small = await makeSmall((request) => request.socket.destroy());
  expectHarnessFault(await trial(small), 'target-unreachable');
});

test('redirects in a circle', async () => {
  small = await makeSmall((_request, response) => {
    response.writeHead(302, { location: '/' });
    response.end();
  });
  expectHarnessFault(await trial(small), 'target-other-site');
});

test('a certificate nobody vouches for', async () => {
  small = await makeSmall();
  const server = await secureServer(2);
  const ran = await trial(small, [], { SMALL_URL: server.url });
  server.close();
  expectHarnessFault(ran, 'certificate-invalid');
});

test('a certificate that has expired', async () => {
  small = await makeSmall();
  const server = await secureServer(-1);
  const ran = await trial(small, [], { SMALL_URL: server.url, NODE_EXTRA_CA_CERTS: server.ca });
  server.close();
  expectHarnessFault(ran, 'certificate-invalid');
  expect(ran.report?.harness[0]?.text.en).toMatch(/expired/);
});
