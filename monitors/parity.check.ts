// Asks blackbox_exporter and us for the same targets and compares every name, label, help and value that is no time.
// `npm run parity`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Monitor } from './monitor.ts';
import { findBlackbox, startBlackbox } from './parity/blackbox.ts';
import { differences, readExposition } from './parity/compare.ts';
import { listen } from './server.ts';
import { makeCertificates } from './testing/certificates.ts';
import { TestPlace } from './testing/place.ts';
import { TestServers } from './testing/servers.ts';

const servers = new TestServers();
const certificates = makeCertificates();
const place = new TestPlace();

const tls_config = { ca_file: certificates.ca };
const modules = {
  http_2xx: { prober: 'http' },
  http_404: { prober: 'http', http: { valid_status_codes: [404] } },
  http_post: { prober: 'http', http: { method: 'POST', body: 'a=1' } },
  http_stay: { prober: 'http', http: { follow_redirects: false } },
  http_body: { prober: 'http', http: { fail_if_body_not_matches_regexp: ['xin chào'] } },
  http_no_body: { prober: 'http', http: { fail_if_body_matches_regexp: ['xin chào'] } },
  http_header: {
    prober: 'http',
    http: { fail_if_header_not_matches: [{ header: 'X-A', regexp: 'b' }] },
  },
  http_not_ssl: { prober: 'http', http: { fail_if_not_ssl: true } },
  http_version: { prober: 'http', http: { valid_http_versions: ['HTTP/1.1'] } },
  http_gzip: { prober: 'http', http: { compression: 'gzip' } },
  http_limit: { prober: 'http', http: { body_size_limit: '5B' } },
  http_quick: { prober: 'http', timeout: '500ms' },
  http_ca: { prober: 'http', http: { tls_config } },
  http_ca_one: { prober: 'http', http: { tls_config, enable_http2: false } },
  http_any_ca: { prober: 'http', http: { tls_config: { insecure_skip_verify: true } } },
  tcp_connect: { prober: 'tcp' },
  tcp_banner: { prober: 'tcp', tcp: { query_response: [{ expect: '^SSH-2.0-' }] } },
  tcp_other: { prober: 'tcp', tcp: { query_response: [{ expect: '^220' }] } },
  tcp_tls: { prober: 'tcp', tcp: { tls: true, tls_config } },
  dns_a: { prober: 'dns', dns: { query_name: 'example.vn', query_type: 'A' } },
  dns_tcp: {
    prober: 'dns',
    dns: { query_name: 'example.vn', query_type: 'A', transport_protocol: 'tcp' },
  },
  dns_soa: { prober: 'dns', dns: { query_name: 'example.vn', query_type: 'SOA' } },
  dns_rr: {
    prober: 'dns',
    dns: {
      query_name: 'example.vn',
      query_type: 'A',
      validate_answer_rrs: { fail_if_not_matches_regexp: ['^example.vn.\t300\tIN\tA\t127.0.0.9$'] },
    },
  },
};

const site = await servers.http((request, response) => {
  if (request.url === '/redirect') response.writeHead(302, { Location: '/ok' }).end('moved');
  else if (request.url === '/circle') response.writeHead(302, { Location: '/circle' }).end();
  else if (request.url === '/hang') return;
  else if (request.url === '/chunked') {
    response.write('xin ');
    response.end('chào');
  } else if (request.url === '/empty') response.writeHead(204).end();
  else if (request.url === '/ok')
    response
      .writeHead(200, {
        'Content-Length': 9,
        'X-A': 'b',
        'Last-Modified': 'Sat, 28 Jun 2025 00:00:00 GMT',
      })
      .end('xin chào');
  else response.writeHead(404, { 'Content-Length': 4 }).end('none');
});
const secure = await servers.https(certificates.good, (_request, response) => response.end('a'));
const ended = await servers.https(certificates.expired, (_request, response) => response.end('a'));
const banner = await servers.tcp((socket) => socket.end('SSH-2.0-Test\n'));
const data = {
  mname: 'ns.vn',
  rname: 'a.vn',
  serial: 42,
  refresh: 1,
  retry: 1,
  expire: 1,
  minimum: 1,
};
const names = await servers.dns([{ type: 'A', name: 'example.vn', ttl: 300, data: '127.0.0.9' }]);
const zone = await servers.dns([{ type: 'SOA', name: 'example.vn', ttl: 60, data }]);
const nothing = await servers.dns([], 3);

const cases: [module: keyof typeof modules, target: string][] = [
  ...(
    ['http_2xx', 'http_post', 'http_body', 'http_no_body', 'http_header', 'http_not_ssl'] as const
  ).map((name): [typeof name, string] => [name, `${site}/ok`]),
  ...['/missing', '/redirect', '/circle', '/chunked', '/empty'].map(
    (path): ['http_2xx', string] => ['http_2xx', site + path],
  ),
  ['http_404', `${site}/missing`],
  ['http_stay', `${site}/redirect`],
  ['http_version', `${site}/ok`],
  ['http_gzip', `${site}/ok`],
  ['http_limit', `${site}/ok`],
  ['http_quick', `${site}/hang`],
  ['http_2xx', 'http://127.0.0.1:1/'],
  ['http_2xx', `${site.slice('http://'.length)}/ok`],
  ['http_ca', `https://localhost:${secure}/`],
  ['http_ca_one', `https://localhost:${secure}/`],
  ['http_any_ca', `https://127.0.0.1:${secure}/`],
  ['http_2xx', `https://localhost:${secure}/`],
  ['http_ca', `https://localhost:${ended}/`],
  ['tcp_connect', `127.0.0.1:${banner}`],
  ['tcp_connect', '127.0.0.1:1'],
  ['tcp_connect', 'localhost'],
  ['tcp_banner', `127.0.0.1:${banner}`],
  ['tcp_other', `127.0.0.1:${banner}`],
  ['tcp_tls', `localhost:${secure}`],
  ['dns_a', `127.0.0.1:${names}`],
  ['dns_tcp', `127.0.0.1:${names}`],
  ['dns_rr', `127.0.0.1:${names}`],
  ['dns_soa', `127.0.0.1:${zone}`],
  ['dns_a', `127.0.0.1:${nothing}`],
];

const file = join(certificates.folder, 'blackbox.yml');
writeFileSync(file, stringify({ modules }, { aliasDuplicateObjects: false }));
place.write(stringify({ modules }, { aliasDuplicateObjects: false }));
const ends: (() => Promise<void>)[] = [];
let failed = 0;
let series = 0;
const known = new Set<string>();
try {
  const theirs = await startBlackbox(findBlackbox(), file);
  ends.push(theirs.stop);
  const monitor = new Monitor({ load: () => place.load(site), version: 'parity' });
  const ours = await listen(monitor, '127.0.0.1:0');
  ends.push(ours.close);
  for (const [module, target] of cases) {
    const path = `/probe?module=${module}&target=${encodeURIComponent(target)}`;
    const [own, other] = await Promise.all(
      [ours, theirs].map(async ({ url }) => readExposition(await (await fetch(url + path)).text())),
    );
    if (own === undefined || other === undefined || other.series.size === 0)
      throw new Error(`blackbox_exporter gave nothing for ${module} ${target}`);
    const seen = differences(own, other);
    series += other.series.size;
    for (const one of seen.known) known.add(one.replace(/\{.*\}/, ''));
    for (const one of seen.found) process.stdout.write(`${module} ${target}: ${one}\n`);
    failed += seen.found.length;
  }
  process.stdout.write(
    `blackbox_exporter ${theirs.version}: ${cases.length} looks, ${series} series, ${failed} differences; known: ${[...known].sort().join(', ')}\n`,
  );
} catch (error) {
  process.stderr.write(`parity: ${(error as Error).message}\n`);
  failed += 1;
} finally {
  await Promise.all([servers.end(), ...ends.map((end) => end())]);
  certificates.remove();
  place.remove();
}
process.exitCode = failed === 0 ? 0 : 1;
