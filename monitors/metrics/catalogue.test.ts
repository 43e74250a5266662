import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Module, Prober } from '../../config/monitoring/module.ts';
import { FIGURES } from '../../suites/stage/figure.ts';
import type { FigureName } from '../../suites/stage/figure.ts';
import { expect as expectInBrowser } from '../../suites/stage/expect.ts';
import type { Stage } from '../../suites/stage/stage.ts';
import { exposition } from '../exposition/exposition.ts';
import { Monitor } from '../monitor.ts';
import type { Deployment } from '../look/look.ts';
import { probes } from '../probes/registry.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { chromium, found } from '../testing/journeys.ts';
import { look } from '../testing/look.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const CATALOGUE = join(import.meta.dirname, '../testdata/catalogue');
const servers = new TestServers();
let certificates: TestCertificates;
let targets: Record<Exclude<Prober, 'journey'>, [target: string, module: z.input<typeof Module>]>;
let signers: z.input<typeof Module>;
let deployment: Deployment;

beforeAll(async () => {
  certificates = makeCertificates();
  const tls_config = { ca_file: certificates.ca };
  const secure = await servers.https(certificates.good, (_request, response) => response.end('a'));
  const plain = await servers.tcp((socket) => socket.write('220 mail\n'));
  const data = { mname: 'a', rname: 'b', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 };
  const names = await servers.dns([{ type: 'SOA', name: 'example.vn', data }]);
  const tcp = {
    query_response: [{ expect: '^220 (.*)', labels: [{ name: 'name', value: '$1' }] }],
  };
  const at = `localhost:${secure}`;
  const dossier = { code: 'x', status: 1, at: '2025-07-01T00:00:00Z' };
  const signer = { unit: '25195', certificate: certificates.good.cert.toString() };
  const relay = { urls: 'turn:127.0.0.1:9?transport=udp', username: 'a', credential: 'b' };
  const site = await servers.http((_request, response) =>
    response.end(
      JSON.stringify({ ...dossier, dossiers: [dossier], signers: [signer], relays: [relay] }),
    ),
  );
  deployment = deploymentOf(sandboxConfig({ procedures: site, dvcqg: site, vneid: site }));
  const source = {
    path: '/',
    items: '/dossiers',
    id: '/code',
    status: '/status',
    changed_at: '/at',
  };
  const list = { path: '/', items: '/signers', unit: '/unit', certificate: '/certificate' };
  signers = { prober: 'certificate', certificate: { signers: list } };
  targets = {
    api: [
      site,
      {
        prober: 'api',
        api: { steps: [{ name: 'home', path: '/', figures: { status: '/status' } }] },
      },
    ],
    certificate: [at, { prober: 'certificate', certificate: { tls_config } }],
    dns: [
      `127.0.0.1:${names}`,
      { prober: 'dns', dns: { query_name: 'example.vn', query_type: 'SOA' } },
    ],
    grpc: [at, { prober: 'grpc', grpc: { tls: true, tls_config } }],
    http: [`https://${at}/`, { prober: 'http', http: { tls_config } }],
    icmp: ['127.0.0.1', { prober: 'icmp' }],
    sync: [
      site,
      { prober: 'sync', sync: { source, copy: { path: '/{{id}}', status: '/status' } } },
    ],
    tcp: [`127.0.0.1:${plain}`, { prober: 'tcp', tcp }],
    tls: [at, { prober: 'tls', tls: { tls_config } }],
    turn: [site, { prober: 'turn', turn: { path: '/', items: '/relays' } }],
    unix: ['/no/such.sock', { prober: 'unix' }],
    websocket: [`ws://127.0.0.1:${plain}/`, { prober: 'websocket' }],
  };
  writeFileSync(join(certificates.folder, 'ping'), "#!/bin/sh\necho 'ttl=64 time=1 ms'\n", {
    mode: 0o755,
  });
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

/** Every series without its value; labels that differ from run to run keep their names alone. */
function catalogue(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : line.replace(/ \S+$/, '')))
    .map((line) => line.replace(/(fingerprint_sha256|version|cipher)="[^"]*"/g, '$1="…"'))
    .join('\n');
}

function expectGolden(name: string, found: string): void {
  const file = join(CATALOGUE, `${name}.txt`);
  if (process.env['UPDATE_TESTDATA'] !== undefined) writeFileSync(file, found);
  expect(found).toBe(readFileSync(file, 'utf8'));
}

const kinds = Object.keys(probes) as Prober[];
test.each(kinds.filter((kind) => kind !== 'journey'))('what %s exposes', async (kind) => {
  const { PATH } = process.env;
  process.env['PATH'] = `${certificates.folder}:${PATH}`;
  try {
    const [target, module] = targets[kind];
    const { families } = await look(target, module, { deployment });
    expectGolden(kind, catalogue(exposition(families)));
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('what the signers of a platform expose', async () => {
  const { families } = await look(targets.sync[0], signers, { deployment });
  expectGolden('certificate-signers', catalogue(exposition(families)));
});

test('what journey exposes, and what is reported of its walks', async () => {
  const site = await servers.http((_request, response) => response.end('<h1>Quầy</h1>'));
  const place = new TestPlace();
  place.write(`modules: { number: { prober: journey, timeout: 30s, journey: { name: take-number } } }
probes: { number: { module: number, target: counter, platform: counter, interval: 60s } }
`);
  const walk = async (stage: Stage) => {
    const page = await stage.visitor();
    await stage.step('Mở trang', () => page.goto(site));
    const names = Object.keys(FIGURES) as FigureName[];
    for (const media of ['sound', 'picture'] as const)
      stage.measured(names.map((name) => ({ name, media, value: 1, limit: 2 })));
    stage.measured([{ name: 'loss_ratio', media: 'sound', value: undefined, limit: 2 }]);
    await stage.step('Lấy số', () =>
      expectInBrowser(page.getByText('số')).toBeVisible({ timeout: 100 }),
    );
  };
  const monitor = new Monitor({
    load: () => place.load(site),
    version: '1.0.0',
    journeys: { chromium: chromium(), evidence: join(place.root, 'evidence'), find: found(walk) },
  });
  await monitor.once();
  const own = (await monitor.metrics.text())
    .split('\n')
    .filter((line) => /^(# (HELP|TYPE) )?(probe_|nghiemthu_(journey|browser|media))/.test(line));
  expectGolden('journey', catalogue(`${own.join('\n')}\n`));
  await monitor.stop();
  place.remove();
});

test('what the monitor tells of itself', async () => {
  const place = new TestPlace();
  place.write(`modules: { http_2xx: { prober: http } }
probes: { home: { module: http_2xx, target: 'http://127.0.0.1:1', platform: counter } }
`);
  const monitor = new Monitor({ load: () => place.load('http://127.0.0.1:1'), version: '1.0.0' });
  await monitor.once();
  const own = (await monitor.metrics.text())
    .split('\n')
    .filter((line) => line.includes('nghiemthu_'));
  expectGolden('monitor', catalogue(`${own.join('\n')}\n`));
  place.remove();
});

test('the catalogue has no file of a probe that is gone', () => {
  const files = readdirSync(CATALOGUE).map((file) => file.replace('.txt', ''));
  expect(files.sort()).toEqual([...Object.keys(probes), 'certificate-signers', 'monitor'].sort());
});
