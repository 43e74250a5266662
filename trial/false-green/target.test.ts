import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
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

/** A server with a certificate that OpenSSL made for this test. */
async function secureServer(days: number): Promise<{ url: string; ca: string; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nghiemthu-tls-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  openssl('ecparam', '-genkey', '-name', 'prime256v1', '-out', at('key.pem'));
  openssl('req', '-new', '-key', at('key.pem'), '-subj', '/CN=localhost', '-out', at('ask.pem'));
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1\n');
  openssl(
    ...['x509', '-req', '-in', at('ask.pem'), '-signkey', at('key.pem'), '-extfile', at('names')],
    ...['-days', String(days), '-out', at('cert.pem')],
  );
  const server = createServer(
    { key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')) },
    well,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: at('cert.pem'),
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

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
