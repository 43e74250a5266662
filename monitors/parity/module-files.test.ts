import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Monitor } from '../monitor.ts';
import { listen } from '../server/server.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';
import { findBlackbox, startBlackbox } from './blackbox.ts';
import { differences, readExposition } from './compare.ts';
import { PUBLIC_FILES, publicModules } from './public-modules.ts';

// Module files after those that people published: both take each of them, and answer alike for what is well and what
// is broken. `icmp` is taken and not asked: it needs rights that a test has not.

const modules = publicModules();
const ASKED = [...modules].filter(([, { prober }]) => prober !== 'icmp').map(([name]) => name);

const servers = new TestServers();
const place = new TestPlace();
const ends: (() => Promise<void>)[] = [];
let certificates: TestCertificates;
let targets: Record<string, string[]>;
let urls: { ours: string; theirs: string };

beforeAll(async () => {
  certificates = makeCertificates();
  const site = await servers.http((request, response) => {
    const packed = request.headers['accept-encoding']?.includes('gzip') === true;
    const pages: Record<string, () => void> = {
      '/': () => void response.writeHead(200, { 'Content-Length': 2 }).end('ok'),
      '/moved': () => void response.writeHead(302, { Location: '/' }).end(),
      '/denied': () => void response.writeHead(401, { 'Content-Length': 0 }).end(),
      '/packed': () =>
        void response
          .writeHead(200, packed ? { 'Content-Encoding': 'gzip' } : {})
          .end(packed ? gzipSync('Download the latest version here') : 'plain'),
      '/broken': () => void response.writeHead(503, { 'Content-Length': 0 }).end(),
    };
    if (request.url === '/packed') response.setHeader('Access-Control-Allow-Origin', '*');
    pages[request.url ?? '']?.();
  });
  const secure = await servers.https(certificates.good, (_request, response) => response.end('ok'));
  const banner = await servers.tcp((socket) => socket.end('SSH-2.0-Test\n'));
  const mail = await servers.tcp((socket) => socket.end('220 mail ESMTP here\n250 none\n'));
  const tls = await servers.tls(certificates.good);
  const names = await servers.dns([
    { type: 'A', name: 'www.example.vn', ttl: 300, data: '127.0.0.9' },
  ]);
  const unknown = await servers.dns([], 3);
  targets = {
    http: [
      ...['/', '/moved', '/denied', '/packed', '/broken'].map((path) => site + path),
      ...[`https://localhost:${secure}/`, 'http://127.0.0.1:1/'],
    ],
    tcp: [`127.0.0.1:${banner}`, `127.0.0.1:${mail}`, `localhost:${tls}`, '127.0.0.1:1'],
    dns: [`127.0.0.1:${names}`, `127.0.0.1:${unknown}`, '127.0.0.1:1'],
    grpc: [`localhost:${secure}`, site.slice('http://'.length), '127.0.0.1:1'],
  };
  const all = stringify({ modules: Object.fromEntries(modules) });
  const config = join(certificates.folder, 'blackbox.yml');
  writeFileSync(config, all);
  place.write(all);
  const theirs = await startBlackbox(findBlackbox(), config);
  ends.push(theirs.stop);
  const monitor = new Monitor({ load: () => place.load(site), version: 'parity' });
  const ours = await listen(monitor, '127.0.0.1:0');
  ends.push(ours.close, () => monitor.stop());
  urls = { ours: ours.url, theirs: theirs.url };
});
afterAll(async () => {
  await Promise.all([servers.end(), ...ends.map((end) => end())]);
  certificates.remove();
  place.remove();
});

async function ask(exporter: keyof typeof urls, module: string, target: string) {
  const query = new URLSearchParams({ module, target });
  const headers = { 'X-Prometheus-Scrape-Timeout-Seconds': '2' };
  const answer = await fetch(`${urls[exporter]}/probe?${query.toString()}`, { headers });
  return { status: answer.status, exposed: readExposition(await answer.text()) };
}

test('there are more than twenty, and the list beside them says where each is from', () => {
  const list = join(import.meta.dirname, '../testdata/module-files/README.md');
  const listed = readFileSync(list, 'utf8').match(/^\| `[^`]+\.yml`/gm);
  expect(PUBLIC_FILES.size).toBeGreaterThanOrEqual(20);
  expect(listed).toEqual([...PUBLIC_FILES.keys()].map((file) => `| \`${file}\``));
});

test.each([...PUBLIC_FILES])('%s is taken by both as it is', (file, path) => {
  execFileSync(findBlackbox(), ['--config.check', `--config.file=${path}`], { stdio: 'pipe' });
  const other = new TestPlace();
  try {
    other.write(readFileSync(path, 'utf8'));
    const { modules: read } = other.load('http://127.0.0.1/').monitors;
    expect(Object.keys(read).map((name) => `${file.replace('.yml', '')} ${name}`)).toEqual(
      [...modules.keys()].filter((name) => name.startsWith(`${file.replace('.yml', '')} `)),
    );
  } finally {
    other.remove();
  }
});

describe('each module answers alike for what is well and what is broken', () => {
  test.each(ASKED)('%s', async (name) => {
    const kind = modules.get(name)?.prober ?? '';
    const found = await Promise.all(
      (targets[kind] ?? []).map(async (target) => {
        const [ours, theirs] = await Promise.all([
          ask('ours', name, target),
          ask('theirs', name, target),
        ]);
        expect(theirs.exposed.series.has('probe_success'), target).toBe(true);
        return [target, ours.status, differences(ours.exposed, theirs.exposed).found] as const;
      }),
    );
    expect(found).toEqual((targets[kind] ?? []).map((target) => [target, 200, []]));
  });

  test('and some of both kinds are among them', async () => {
    const asked = await Promise.all(
      ASKED.slice(0, 12).flatMap((name) =>
        (targets[modules.get(name)?.prober ?? ''] ?? []).map((target) =>
          ask('theirs', name, target),
        ),
      ),
    );
    const outcomes = asked.map(({ exposed }) => exposed.series.get('probe_success'));
    expect(new Set(outcomes)).toEqual(new Set(['0', '1']));
  });
});
