import { once } from 'node:events';
import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpModule } from '../../config/monitoring/module.ts';
import type { z } from 'zod';
import type { HttpModule as HttpSchema } from '../../config/monitoring/module.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { look as lookAt, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { refuseLinkLocal } from '../wire/guard.ts';

type Options = z.input<typeof HttpSchema>;
const servers = new TestServers();
let certificates: TestCertificates;
let site = '';
let securePort = 0;

beforeAll(async () => {
  certificates = makeCertificates();
  site = await servers.http((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const pages: Record<string, () => void> = {
      '/ok': () =>
        response.setHeader('Last-Modified', 'Sat, 28 Jun 2025 00:00:00 GMT').end('xin chào'),
      '/missing': () => response.writeHead(404).end('none'),
      '/json': () => response.end('{"foo":"bar","baz":"qux"}'),
      '/headers': () => response.end(JSON.stringify(request.headers)),
      '/method': () => response.end(request.method),
      '/gzip': () => response.end(gzipSync('packed')),
      '/once': () => response.writeHead(302, { Location: '/ok' }).end(),
      '/circle': () => response.writeHead(302, { Location: '/circle' }).end(),
      '/metadata': () => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
      '/cookie': () =>
        request.headers.cookie === 'a=1'
          ? response.end('known')
          : response.writeHead(302, { Location: '/cookie', 'Set-Cookie': 'a=1; Path=/' }).end(),
      '/large': () => response.end(Buffer.alloc(3 * 1_048_576, 'a')),
      '/endless': () => {
        const more = () => {
          while (response.write(Buffer.alloc(65_536, 'a')));
        };
        response.on('drain', more);
        more();
      },
      '/drip': () => void response.write('a'),
      '/hang': () => undefined,
      '/broken': () => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('short', () => request.socket.destroy());
      },
      '/huge-header': () => response.writeHead(200, { 'X-Huge': 'a'.repeat(400_000) }).end(),
    };
    (pages[pathname] ?? pages['/missing'])?.();
  });
  securePort = await servers.https(certificates.good, (_request, response) =>
    response.end('secure'),
  );
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

function look(path: string, http: Options = {}, more: Parameters<typeof lookAt>[2] = {}) {
  const target = path.startsWith('/') ? `${site}${path}` : path;
  return lookAt(target, { prober: 'http', http }, more);
}

describe('what is judged', () => {
  const cases: [name: string, path: string, options: Options, success: boolean][] = [
    ['a page', '/ok', {}, true],
    ['a missing page', '/missing', {}, false],
    ['a status that is wanted', '/missing', { valid_status_codes: [404] }, true],
    ['a body that must not say it', '/ok', { fail_if_body_matches_regexp: ['xin'] }, false],
    ['a body that must say it', '/ok', { fail_if_body_not_matches_regexp: ['^xin chào$'] }, true],
    [
      'a body that does not say it',
      '/ok',
      { fail_if_body_not_matches_regexp: ['tạm biệt'] },
      false,
    ],
    [
      'a header that must not be',
      '/ok',
      { fail_if_header_matches: [{ header: 'last-modified', regexp: '2025' }] },
      false,
    ],
    [
      'a header that is missing',
      '/ok',
      { fail_if_header_not_matches: [{ header: 'X-A', regexp: '.' }] },
      false,
    ],
    [
      'a header that may miss',
      '/ok',
      { fail_if_header_matches: [{ header: 'X-A', regexp: '.', allow_missing: true }] },
      true,
    ],
    [
      'JSON that fits',
      '/json',
      { fail_if_body_json_not_matches_schema: { required: ['foo'] } },
      true,
    ],
    [
      'JSON that does not fit',
      '/json',
      { fail_if_body_json_not_matches_schema: { required: ['x'] } },
      false,
    ],
    ['what is no JSON', '/ok', { fail_if_body_json_not_matches_schema: {} }, false],
    ['a version', '/ok', { valid_http_versions: ['HTTP/2.0'] }, false],
    ['no TLS', '/ok', { fail_if_not_ssl: true }, false],
    [
      'a packed body',
      '/gzip',
      { compression: 'gzip', fail_if_body_not_matches_regexp: ['^packed$'] },
      true,
    ],
    ['a body that is not packed', '/ok', { compression: 'gzip' }, false],
    ['a redirect', '/once', {}, true],
    ['a redirect that is not followed', '/once', { follow_redirects: false }, false],
    [
      'a redirect that is wanted',
      '/once',
      { follow_redirects: false, valid_status_codes: [302] },
      true,
    ],
    ['a cookie on the way', '/cookie', { fail_if_body_not_matches_regexp: ['known'] }, true],
    ['a limit', '/ok', { body_size_limit: '3B' }, false],
  ];
  test.each(cases)('%s', async (_name, path, options, success) => {
    const sample = await look(path, options);
    expect(sample.outcome, sample.log.text()).toBe(success ? 'success' : 'failure');
    expect(valueOf(sample, 'probe_success')).toBe(success ? 1 : 0);
  });

  test('method, body, headers and credentials are sent', async () => {
    const post = await look('/method', {
      method: 'POST',
      body: 'a',
      fail_if_body_not_matches_regexp: ['^POST$'],
    });
    expect(post.outcome).toBe('success');
    const wanted = [
      '"host":"vhost"',
      '"x-a":"1"',
      '"authorization":"Basic YTpi"',
      '"user-agent":"nghiemthu-monitor"',
    ];
    const sample = await look('/headers', {
      headers: { Host: 'vhost' },
      http_headers: { 'X-A': { values: ['1'] } },
      basic_auth: { username: 'a', password: 'b' },
      fail_if_body_not_matches_regexp: wanted,
    });
    expect(sample.log.text()).toContain('Probe succeeded');
  });

  test('the measures of a page are exact', async () => {
    const sample = await look('/ok');
    const exact = {
      probe_http_status_code: 200,
      probe_http_content_length: 9,
      probe_http_uncompressed_body_length: 9,
      probe_http_version: 1.1,
      probe_http_ssl: 0,
      probe_http_redirects: 0,
      probe_ip_protocol: 4,
      probe_ip_addr_hash: 3_668_918_509,
      probe_http_last_modified_timestamp_seconds: 1_751_068_800,
    };
    for (const [name, value] of Object.entries(exact))
      expect(valueOf(sample, name), name).toBe(value);
  });
});

describe('TLS', () => {
  const trust = (): Options => ({ tls_config: { ca_file: certificates.ca } });
  const at = (host = 'localhost') => `https://${host}:${securePort}/`;

  test('is measured, over HTTP/2 and HTTP/1.1', async () => {
    const two = await look(at(), trust());
    expect(two.log.text()).toContain('Probe succeeded');
    expect(valueOf(two, 'probe_http_version')).toBe(2);
    expect(valueOf(two, 'probe_http_uncompressed_body_length')).toBe(6);
    expect(valueOf(two, 'probe_tls_version_info{version="TLS 1.3"}')).toBe(1);
    const expiry = valueOf(two, 'probe_ssl_earliest_cert_expiry') ?? 0;
    expect(expiry).toBeGreaterThan(Date.now() / 1_000);
    expect(valueOf(two, 'probe_ssl_last_chain_expiry_timestamp_seconds')).toBe(expiry);
    const one = await look(at(), { ...trust(), enable_http2: false });
    expect(valueOf(one, 'probe_http_version')).toBe(1.1);
    expect(one.outcome).toBe('success');
  });

  test('that is not trusted, or for another name, is a failure', async () => {
    const unknown = await look(at());
    expect(unknown.outcome).toBe('failure');
    expect(valueOf(unknown, 'probe_http_status_code')).toBe(0);
    const other = await look(at(), {
      tls_config: { ca_file: certificates.ca, server_name: 'else.test' },
    });
    expect(other.outcome).toBe('failure');
    const skipped = await look(at('127.0.0.1'), { tls_config: { insecure_skip_verify: true } });
    expect(skipped.outcome).toBe('success');
    expect(valueOf(skipped, 'probe_ssl_last_chain_expiry_timestamp_seconds')).toBe(-62_135_596_800);
    expect((await look(at(), { ...trust(), fail_if_ssl: true })).outcome).toBe('failure');
  });
});

describe('what is the fault of the monitor', () => {
  const blocked: [string, string, Options, string][] = [
    [
      'a CA that is not there',
      'https://localhost:1/',
      { tls_config: { ca_file: '/no/ca.pem' } },
      '/no/ca.pem',
    ],
    ['a body file that is not there', '/ok', { method: 'POST', body_file: '/no/body' }, '/no/body'],
    ['a proxy that is not there', '/ok', { proxy_url: 'http://127.0.0.1:1' }, 'proxy'],
    ['a version it does not speak', '/ok', { enable_http3: true, enable_http2: false }, 'HTTP/3'],
    [
      'a body larger than it keeps',
      '/large',
      { fail_if_body_matches_regexp: ['b'] },
      'body_size_limit',
    ],
  ];
  test.each(blocked)('%s', async (_name, path, options, reason) => {
    const port = await servers.tcp(() => undefined);
    const sample = await look(path.replace(':1/', `:${port}/`), options);
    expect(sample.outcome, sample.log.text()).toBe('blocked');
    expect(sample.reason).toContain(reason);
  });

  test('its resolver is lost', async () => {
    const error = Object.assign(new Error('lost'), { code: 'EAI_AGAIN' });
    const lost = await look('http://name.test/', {}, { resolve: () => Promise.reject(error) });
    expect(lost.outcome).toBe('blocked');
    const hanging = new Promise<never>(() => undefined);
    const late = await look('http://name.test/', {}, { resolve: () => hanging, timeoutMs: 50 });
    expect(late.outcome).toBe('blocked');
    const gone = Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    const none = await look('http://name.test/', {}, { resolve: () => Promise.reject(gone) });
    expect(none.outcome).toBe('failure');
  });
});

describe('hostile targets are bounded', () => {
  test.each(['/hang', '/drip', '/endless'])('%s ends with its time', async (path) => {
    const sample = await look(path, {}, { timeoutMs: 200 });
    expect(sample.outcome).toBe('failure');
  });

  test.each(['/broken', '/huge-header'])('%s is a failure', async (path) => {
    expect((await look(path)).outcome).toBe('failure');
  });

  test('a large body is counted and not kept', async () => {
    const sample = await look('/large', { fail_if_body_not_matches_regexp: ['^aaa'] });
    expect(sample.outcome).toBe('success');
    expect(valueOf(sample, 'probe_http_uncompressed_body_length')).toBe(3 * 1_048_576);
    const limited = await look('/endless', { body_size_limit: '1MB' });
    expect(limited.outcome).toBe('failure');
    expect(valueOf(limited, 'probe_http_uncompressed_body_length')).toBe(1_048_576);
  });

  test('redirects in a circle end after ten', async () => {
    const sample = await look('/circle');
    expect(sample.outcome).toBe('failure');
    expect(valueOf(sample, 'probe_http_redirects')).toBe(11);
  });

  test('a redirect to a metadata service is refused', async () => {
    const sample = await look('/metadata', {}, { guard: refuseLinkLocal });
    expect(sample.outcome).toBe('refused');
  });

  test('a server that answers what is no HTTP, or closes at once, is a failure', async () => {
    const odd = await servers.tcp((socket) => socket.end('SSH-2.0-x\r\n'));
    const shut = await servers.tcp((socket) => socket.destroy());
    for (const port of [odd, shut])
      expect((await look(`http://127.0.0.1:${port}/`)).outcome).toBe('failure');
    expect((await look(`https://127.0.0.1:${odd}/`)).outcome).toBe('failure');
  });
});

test('a proxy is used, with a tunnel for TLS', async () => {
  const seen: string[] = [];
  const proxy = await servers.http((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('from proxy');
  });
  const { hostname, port } = new URL(proxy);
  const plain = await look('/ok', {
    proxy_url: proxy,
    fail_if_body_not_matches_regexp: ['from proxy'],
  });
  expect(plain.outcome).toBe('success');
  expect(seen).toEqual([`GET ${site}/ok`]);
  expect(hostname).toBe('127.0.0.1');
  const tunnel = await servers.tcp((socket) =>
    socket.once('data', () => {
      const onward = createConnection(securePort, '127.0.0.1');
      void once(onward, 'connect').then(() => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
    }),
  );
  const options: Partial<HttpModule> = { proxy_url: `http://127.0.0.1:${tunnel}` };
  const secure = await look(`https://localhost:${securePort}/`, {
    ...options,
    tls_config: { ca_file: certificates.ca },
  });
  expect(secure.log.text()).toContain('Probe succeeded');
  expect(port).not.toBe('');
});
