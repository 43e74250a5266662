import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMonitors } from '../../config/monitoring/load.ts';
import { home } from '../../config/home.ts';
import { Monitor } from '../monitor.ts';
import type { Sample } from '../look/sample.ts';
import { listen } from '../server/server.ts';
import type { Listening } from '../server/server.ts';
import { chromium, standIns } from '../testing/journeys.ts';

const MONITORS = `modules:
  sign_in: { prober: journey, timeout: 45s, journey: { name: sign-in-vneid } }
  look_up: { prober: journey, timeout: 45s, journey: { name: look-up } }
probes:
  walk-sign-in: { module: sign_in, platform: procedures, target: procedures, interval: 60s }
  walk-look-up: { module: look_up, platform: procedures, target: procedures, interval: 60s }
`;

let folder = '';
let world: Awaited<ReturnType<typeof standIns>>;
let monitor: Monitor;
let listening: Listening;
let samples: Map<string, Sample>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'monitor-'));
  const file = join(folder, 'monitors.yaml');
  writeFileSync(file, MONITORS);
  world = await standIns(['lookup-finds-nothing']);
  const { addresses } = world.sandbox;
  monitor = new Monitor({
    load: () => loadMonitors({ root: home, file, target: 'sandbox', env: {}, addresses }),
    version: '1.0.0',
    journeys: { chromium: chromium(), evidence: join(folder, 'evidence') },
  });
  listening = await listen(monitor, '127.0.0.1:0');
  const results = await monitor.once();
  samples = new Map(results.map(({ watched, sample }) => [watched.name, sample]));
}, 120_000);
afterAll(async () => {
  await monitor.stop();
  await listening.close();
  await world.sandbox.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${listening.url}${path}`, { headers });

test('each journey is judged for itself, and the browser stays warm', async () => {
  expect(samples.get('walk-sign-in')?.outcome).toBe('success');
  expect(samples.get('walk-look-up')).toMatchObject({
    outcome: 'failure',
    reason: expect.stringContaining('Thấy hồ sơ và trạng thái') as string,
  });
  const text = await (await get('/metrics')).text();
  expect(text).toMatch(/probe_success\{.*probe="walk-sign-in".*\} 1/);
  expect(text).toMatch(/probe_success\{.*probe="walk-look-up".*\} 0/);
  expect(text).toMatch(/probe_duration_seconds\{.*probe="walk-look-up".*\} \d/);
  expect(text).toContain('nghiemthu_browser_running{vantage="local"} 1\n');
  expect(text).toMatch(/nghiemthu_browser_memory_bytes\{vantage="local"\} \d{8,}/);
  expect(text).toContain('nghiemthu_browser_restarts_total{reason="lost",vantage="local"} 0');
});

test('/probe does not walk: it has no accounts, and says so', async () => {
  const target = encodeURIComponent(world.target.addresses['procedures'] ?? '');
  const answer = await get(`/probe?module=look_up&target=${target}`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toMatch(/a journey needs accounts .* not for \/probe/);
});

test('evidence is shown on this machine, and to nobody else', async () => {
  const id = samples.get('walk-look-up')?.evidence ?? '';
  const list = await (await get(`/evidence/${id}`)).text();
  expect(list.split('\n')).toEqual(expect.arrayContaining(['page-1.png', 'steps.txt']));
  const steps = await get(`/evidence/${id}/steps.txt`);
  expect(steps.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await steps.text()).toContain('không đạt');
  const picture = await get(`/evidence/${id}/page-1.png`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  await picture.arrayBuffer();
  for (const path of [`/evidence/${id}/no.txt`, '/evidence/x', '/evidence/..%2F..%2Fetc/passwd'])
    expect((await get(path)).status).toBe(404);
  const outside = await get(`/evidence/${id}/steps.txt`, { 'x-forwarded-for': '192.0.2.1' });
  expect(outside.status).toBe(403);
  expect(await outside.text()).not.toContain('không đạt');
});

test('the look that confirms a failure keeps a trace', async () => {
  const file = join(folder, 'twice.yaml');
  writeFileSync(
    file,
    `modules: { look_up: { prober: journey, timeout: 45s, journey: { name: look-up } } }
probes: { walk: { module: look_up, platform: procedures, target: procedures, interval: 120s } }
`,
  );
  const { addresses } = world.sandbox;
  const seen: Sample[] = [];
  const twice = Promise.withResolvers<void>();
  const watching = new Monitor({
    load: () => loadMonitors({ root: home, file, target: 'sandbox', env: {}, addresses }),
    version: '1.0.0',
    journeys: { chromium: chromium(), evidence: join(folder, 'evidence') },
    onSample: (_watched, sample) => {
      if (seen.push(sample) === 2) twice.resolve();
    },
  });
  watching.start();
  await twice.promise;
  await watching.stop();
  const kept = seen.map(async ({ evidence }) => watching.walker?.evidence?.list(evidence ?? ''));
  const [first, second] = await Promise.all(kept);
  expect(seen.map(({ outcome }) => outcome)).toEqual(['failure', 'failure']);
  expect(first).not.toContain('trace-1.zip');
  expect(second).toContain('trace-1.zip');
});

const prometheus = spawnSync('prometheus', ['--version']).status === 0;
test.skipIf(!prometheus)('Prometheus reads it, exemplars and all', async () => {
  const port = await freePort();
  const config = join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    `scrape_configs: [{ job_name: m, scrape_interval: 1s, static_configs: [{ targets: ['${new URL(listening.url).host}'] }] }]\n`,
  );
  const child: ChildProcess = spawn(
    'prometheus',
    [
      ...[`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'tsdb')}`],
      ...[`--web.listen-address=127.0.0.1:${port}`, '--enable-feature=exemplar-storage'],
    ],
    { stdio: 'ignore' },
  );
  const ask = async (path: string, query: string) => {
    const url = new URL(path, `http://127.0.0.1:${port}`);
    url.searchParams.set('query', query);
    url.searchParams.set('start', String(Date.now() / 1_000 - 600));
    url.searchParams.set('end', String(Date.now() / 1_000 + 60));
    const answer = await fetch(url).catch(() => null);
    return answer === null ? '' : answer.text();
  };
  try {
    const id = samples.get('walk-look-up')?.evidence ?? 'none';
    // Exemplars are readable while a scrape is still being written, its values only after it.
    const answers = (path: string, query: string) =>
      expect.poll(() => ask(path, query), { timeout: 40_000 });
    const name = 'nghiemthu_journey_step_duration_seconds_bucket';
    await answers('/api/v1/query', 'up').toMatch(/"value":\[[\d.]+,"1"\]/);
    await answers('/api/v1/query_exemplars', name).toContain(`"evidence":"${id}"`);
    await answers('/api/v1/query', 'nghiemthu_journey_step_failures_total').toContain(
      '"step":"Thấy hồ sơ và trạng thái"',
    );
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
