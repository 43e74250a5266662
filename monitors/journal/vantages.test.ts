import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defectsOf } from '../../records/defects/read.ts';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { TestPostgres } from '../../records/testing/postgres.ts';
import { opinionsOf } from '../../records/samples/opinions.ts';
import { vantagesOf } from '../../records/samples/vantages.ts';
import { Monitor } from '../monitor.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const PATIENCE = { timeout: 30_000, interval: 50 };
const NAMES = ['tran-bien', 'binh-phuoc', 'xa'] as const;
type Name = (typeof NAMES)[number];

const servers = new TestServers();
const places = NAMES.map(() => new TestPlace());
/** Who sees the platform down: each asks by an address of its own. */
const down = new Set<Name>();
let postgres: TestPostgres;
let store: Store;
let monitors: Monitor[];

beforeAll(async () => {
  postgres = await TestPostgres.start();
  store = await openStore(postgres.address);
  const site = await servers.http(({ url = '' }, response) => {
    const isDown = [...down].some((name) => url.startsWith(`/${name}`));
    response.writeHead(isDown ? 503 : 200).end();
  });
  monitors = NAMES.map((name, i) => {
    places[i]!.write(`vantage: ${name}
judging: { confirm_after: 10ms, recover: 1, flap_window: 0s, dead_after: 4s }
modules: { http_2xx: { prober: http, timeout: 1s } }
probes: { home: { module: http_2xx, target: counter, platform: counter, interval: 1s } }
`);
    const load = () => places[i]!.load(`${site}/${name}`);
    return new Monitor({ load, version: '1', store: postgres.address });
  });
  for (const one of monitors) one.start();
});
afterAll(async () => {
  await Promise.all(monitors.map((one) => one.stop()));
  await store.destroy();
  await Promise.all([servers.end(), postgres.end()]);
  for (const place of places) place.remove();
});

const incidents = () => incidentsOf(store, 'near', 'all');
const opinion = async (name: Name) =>
  (await opinionsOf(store, 'near')).find(({ vantage }) => vantage === name);

/** All of these hold this opinion, and have looked since the last change was known. */
async function all(names: readonly Name[], state: 'up' | 'down', since = ''): Promise<string> {
  let last = '';
  await vi.waitFor(async () => {
    for (const name of names) {
      const one = await opinion(name);
      expect(one).toMatchObject({ vantage: name, state });
      expect(one!.at > since, `${name} looked after ${since}`).toBe(true);
      if (one!.at > last) last = one!.at;
    }
  }, PATIENCE);
  return last;
}

test('one of three that sees it down opens nothing; two open one incident; their recovery closes it', async () => {
  await all(NAMES, 'up');
  down.add('tran-bien');
  const since = await all(['tran-bien'], 'down');
  await all(['binh-phuoc', 'xa'], 'up', since);
  expect(await incidents()).toEqual([]);
  down.add('binh-phuoc');
  await vi.waitFor(async () => expect(await incidents()).toHaveLength(1), PATIENCE);
  await all(['xa'], 'up', await all(['tran-bien', 'binh-phuoc'], 'down'));
  const [incident, ...others] = await incidents();
  expect(others).toEqual([]);
  expect(incident).toMatchObject({ closedAt: null, vantages: ['binh-phuoc', 'tran-bien'] });
  down.clear();
  await vi.waitFor(async () => expect((await incidents())[0]?.closedAt).not.toBeNull(), PATIENCE);
  expect(await incidents()).toHaveLength(1);
  expect(await defectsOf(store, 'near')).toMatchObject([{ state: 'retest', occurrences: 1 }]);
});

test('every monitor tells of all of them, and of what they hold together', async () => {
  for (const { journal, metrics } of monitors) {
    await journal?.refresh();
    const text = await metrics.text();
    const told = text.matchAll(
      /^nghiemthu_monitor_heartbeat_timestamp_seconds\{vantage="(.+)"\} (.+)$/gm,
    );
    const heartbeats = new Map([...told].map(([, name, at]) => [name, Number(at)]));
    expect([...heartbeats.keys()].sort()).toEqual([...NAMES].sort());
    for (const { vantage, startedAt } of await vantagesOf(store, 'near'))
      expect(heartbeats.get(vantage)).toBeGreaterThanOrEqual(Date.parse(startedAt) / 1_000);
    expect(text).toContain('nghiemthu_incidents_total{platform="counter",probe="home"} 1');
  }
});

test('one that is dead has no voice: the rest decide', async () => {
  await all(NAMES, 'up');
  down.add('xa');
  await all(['xa'], 'down');
  await monitors[2]?.stop();
  await vi.waitFor(async () => {
    const seen = new Map((await vantagesOf(store, 'near')).map((one) => [one.vantage, one.seenAt]));
    const silent = Date.parse(seen.get('tran-bien')!) - Date.parse(seen.get('xa')!);
    expect(silent).toBeGreaterThan(4_000);
  }, PATIENCE);
  // With the dead one's voice it would be two of three.
  down.add('tran-bien');
  await all(['binh-phuoc'], 'up', await all(['tran-bien'], 'down'));
  expect(await incidents()).toHaveLength(1);
  down.add('binh-phuoc');
  await vi.waitFor(async () => expect(await incidents()).toHaveLength(2), PATIENCE);
  expect((await incidents())[1]).toMatchObject({
    ...{ closedAt: null, vantages: ['binh-phuoc', 'tran-bien'] },
  });
});
