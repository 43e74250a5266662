// Asks blackbox_exporter and us for the same targets and compares every name, label, help and value that is no time.
// `npm run parity`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Monitor } from '../monitor.ts';
import { basicModules } from './basic-modules.ts';
import { findBlackbox, startBlackbox } from './blackbox.ts';
import { differences, readExposition } from './compare.ts';
import { publicModules } from './public-modules.ts';
import { RECORDS, startZone } from './zone-server.ts';
import { listen } from '../server/server.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const servers = new TestServers();
const certificates = makeCertificates();
const place = new TestPlace();

const open = publicModules();
const modules = { ...basicModules(certificates.ca), ...Object.fromEntries(open) };

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
const records = await startZone();

/** What the modules of public files are asked for, by their kind: `icmp` needs rights that this has not. */
const forPublic: Record<string, string[]> = {
  http: [`${site}/ok`, `${site}/missing`, `https://localhost:${secure}/`],
  tcp: [`127.0.0.1:${banner}`, `localhost:${secure}`, '127.0.0.1:1'],
  dns: [`127.0.0.1:${names}`, `127.0.0.1:${nothing}`],
  grpc: ['127.0.0.1:1'],
};
const cases: [module: string, target: string][] = [
  ...[
    ...['http_2xx', 'http_post', 'http_body', 'http_no_body', 'http_header', 'http_not_ssl'],
    ...['http_ipv4', 'http_ipv6', 'http_two', 'http_empty'],
  ].map((name): [string, string] => [name, `${site}/ok`]),
  ...['/missing', '/redirect', '/circle', '/chunked', '/empty'].map((path): [string, string] => [
    'http_2xx',
    site + path,
  ]),
  ['http_404', `${site}/missing`],
  ['http_stay', `${site}/redirect`],
  ['http_old_stay', `${site}/redirect`],
  ['http_two', `https://localhost:${secure}/`],
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
  ...RECORDS.map((_, i): [string, string] => [`dns_zone_${i}`, `127.0.0.1:${records.port}`]),
  ...[...open].flatMap(([name, { prober }]) =>
    (forPublic[prober] ?? []).map((target): [string, string] => [name, target]),
  ),
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
    const path = `/probe?${new URLSearchParams({ module, target }).toString()}`;
    const headers = { 'X-Prometheus-Scrape-Timeout-Seconds': '3' };
    const [own, other] = await Promise.all(
      [ours, theirs].map(async ({ url }) =>
        readExposition(await (await fetch(url + path, { headers })).text()),
      ),
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
  await Promise.all([servers.end(), records.close(), ...ends.map((end) => end())]);
  certificates.remove();
  place.remove();
}
process.exitCode = failed === 0 ? 0 : 1;
