import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Monitor } from '../monitor.ts';
import { PUBLIC_RULES, RENAMED } from './alerts.ts';
import { findBlackbox, startBlackbox } from './blackbox.ts';
import { BothPrometheus } from './both.ts';
import { DASHBOARDS } from './queries.ts';
import { listen } from '../server/server.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

// One Prometheus scrapes blackbox_exporter and us for the same targets. The queries of published dashboards and the
// usual alert rules must say the same of both.

const prometheus = new BothPrometheus();
const servers = new TestServers();
const place = new TestPlace();
const ends: (() => Promise<void>)[] = [];
let certificates: TestCertificates;
let targets: [module: string, target: string][];

beforeAll(async () => {
  certificates = makeCertificates();
  const site = await servers.http((request, response) => {
    const pages: Record<string, () => void> = {
      '/ok': () => void response.writeHead(200, { 'Content-Length': 9 }).end('xin chào'),
      '/moved': () => void response.writeHead(302, { Location: '/ok' }).end(),
      '/broken': () => void response.writeHead(503, { 'Content-Length': 0 }).end(),
      '/slow': () => void setTimeout(() => response.end('a'), 1_200),
    };
    (pages[request.url ?? ''] ?? (() => void response.writeHead(404).end()))();
  });
  const secure = (identity: { cert: Buffer; key: Buffer }) =>
    servers.https(identity, (_request, response) => response.end('a'));
  const [good, ended] = [await secure(certificates.good), await secure(certificates.expired)];
  const [weeks, days] = [await secure(certificates.weeks), await secure(certificates.days)];
  const port = await servers.tcp(() => undefined);
  targets = [
    ...['/ok', '/moved', '/broken', '/missing', '/slow'].map((path): [string, string] => [
      'http_2xx',
      site + path,
    ]),
    ['http_2xx', 'http://127.0.0.1:1/'],
    ...[good, weeks, days].map((at): [string, string] => ['http_ca', `https://localhost:${at}/`]),
    ['http_any_ca', `https://localhost:${ended}/`],
    ['http_ca', `https://localhost:${ended}/x`],
    ['tcp_connect', `127.0.0.1:${port}`],
    ['tcp_connect', '127.0.0.1:1'],
  ];
  const modules = stringify(
    {
      modules: {
        http_2xx: { prober: 'http', http: { preferred_ip_protocol: 'ip4' } },
        http_ca: { prober: 'http', http: { tls_config: { ca_file: certificates.ca } } },
        http_any_ca: { prober: 'http', http: { tls_config: { insecure_skip_verify: true } } },
        tcp_connect: { prober: 'tcp' },
      },
    },
    { aliasDuplicateObjects: false },
  );
  const config = join(certificates.folder, 'blackbox.yml');
  writeFileSync(config, modules);
  place.write(modules);
  const theirs = await startBlackbox(findBlackbox(), config);
  ends.push(theirs.stop);
  const monitor = new Monitor({ load: () => place.load(site), version: 'parity' });
  const ours = await listen(monitor, '127.0.0.1:0');
  ends.push(ours.close, () => monitor.stop());
  await prometheus.start({ ours: ours.url, theirs: theirs.url }, targets);
  await prometheus.until(3, targets.length);
});
afterAll(async () => {
  await prometheus.stop();
  await Promise.all([servers.end(), ...ends.map((end) => end())]);
  certificates.remove();
  place.remove();
});

/** Both answers to a query of the same moment. */
async function both(expr: string) {
  const now = Date.now() / 1_000;
  const [ours, theirs] = await Promise.all([
    prometheus.ask(expr, 'ours', now),
    prometheus.ask(expr, 'theirs', now),
  ]);
  return { ours, theirs };
}

const sorted = (found: Map<string, number>) => [...found.keys()].sort();

test.each(DASHBOARDS)('$source: $title', async ({ expr, timed }) => {
  const { ours, theirs } = await both(expr);
  expect(theirs.size, 'series of blackbox_exporter').toBeGreaterThan(0);
  expect(sorted(ours)).toEqual(sorted(theirs));
  if (timed === true) for (const value of ours.values()) expect(value).toBeGreaterThanOrEqual(0);
  else for (const [name, value] of theirs) expect(ours.get(name), name).toBeCloseTo(value, 3);
});

test('there are forty queries and fifteen rules, each of them once', () => {
  expect(new Set(DASHBOARDS.map(({ source, title }) => `${source} ${title}`)).size).toBe(
    DASHBOARDS.length,
  );
  expect(DASHBOARDS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(PUBLIC_RULES.map(({ alert }) => alert)).size).toBe(PUBLIC_RULES.length);
  expect(PUBLIC_RULES.length).toBeGreaterThanOrEqual(15);
});

describe('public alert rules', () => {
  test.each(PUBLIC_RULES)('$source: $alert', async ({ alert, expr }) => {
    const { ours, theirs } = await both(expr);
    expect(sorted(ours)).toEqual(sorted(theirs));
    const raised = await both(`ALERTS{alertname="${alert}"}`);
    expect(sorted(raised.ours)).toEqual(sorted(raised.theirs));
    expect(raised.ours.size).toBe(ours.size);
  });

  test('that these targets must raise are raised, each by the right ones', async () => {
    const raisedBy = async (alert: string) => {
      const { ours } = await both(`ALERTS{alertname="${alert}"}`);
      return new Set([...ours.keys()].map((name) => /instance="([^"]*)"/.exec(name)?.[1]));
    };
    const named = (...indexes: number[]) => new Set(indexes.map((i) => targets[i]?.[1]));
    // Whatever the targets answer, in the order of the list above.
    expect(await raisedBy('BlackboxProbeFailed')).toEqual(named(2, 3, 5, 10, 12));
    expect(await raisedBy('BlackboxProbeHttpFailure')).toEqual(named(2, 3, 5, 10));
    expect(await raisedBy('BlackboxSlowProbe')).toEqual(named(4));
    expect(await raisedBy('BlackboxProbeSlowHttp')).toEqual(named(4));
    expect(await raisedBy('BlackboxSslCertificateWillExpireSoon20d')).toEqual(named(7));
    expect(await raisedBy('BlackboxSslCertificateWillExpireSoon3d')).toEqual(named(8));
    expect(await raisedBy('BlackboxSslCertificateExpired')).toEqual(named(9));
    expect(await raisedBy('EarlierSslCertificateWillExpireIn30d')).toEqual(named(7, 8, 9));
    expect(await raisedBy('EarlierSslCertificateExpired')).toEqual(named(9));
    expect(await raisedBy('MixinProbeFailed')).toEqual(named(2, 3, 5, 10, 12));
    expect(await raisedBy('MixinLowUptime30d')).toEqual(named(2, 3, 5, 10, 12));
    expect(await raisedBy('MixinSslCertificateWillExpireSoon')).toEqual(named(7, 8));
    expect(await raisedBy('MixinSslCertificateExpired')).toEqual(named(9));
    expect(await raisedBy('CertificateExpiry')).toEqual(named(7, 8, 9));
    expect(await raisedBy('TargetSslCertExpireNear14d')).toEqual(named(7, 8, 9));
    expect(await raisedBy('DomainAccessDelayExceeds1s')).toEqual(named(4));
  });

  test('but for those on the exporter itself, which are renamed here', () => {
    const own = PUBLIC_RULES.filter(({ expr }) => expr.includes('blackbox_exporter_'));
    expect(own.map(({ alert }) => alert)).toEqual(Object.keys(RENAMED));
  });
});

test('every series that one has, the other has, but for those that are newer than Debian’s', async () => {
  const { ours, theirs } = await both('{__name__=~"probe_.+"}');
  const names = (found: Map<string, number>) =>
    new Set([...found.keys()].map((name) => name.replace(/,?serialnumber="[^"]*"/, '')));
  const newer = /^probe_(?:timeout_seconds|failed_due_to_bytes|tls_cipher_info)\{/;
  const alone = [...names(ours)].filter((name) => !names(theirs).has(name) && !newer.test(name));
  expect(alone).toEqual([]);
  expect([...names(theirs)].filter((name) => !names(ours).has(name))).toEqual([]);
});
