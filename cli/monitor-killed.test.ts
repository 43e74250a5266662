import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentUpdate } from '../monitors/journal/recorder.ts';
import { TestPlace } from '../monitors/testing/place.ts';
import { TestServers } from '../monitors/testing/servers.ts';
import { defectsOf } from '../records/defects/read.ts';
import { incidentsOf } from '../records/incidents/incidents.ts';
import type { SampleRecord } from '../records/samples/samples.ts';
import { samplesOf } from '../records/samples/samples.ts';
import { openStore } from '../records/store/store.ts';
import { TestPostgres } from '../records/testing/postgres.ts';

const VANTAGES = ['tran-bien', 'binh-phuoc'];
const place = new TestPlace();
const servers = new TestServers();
let postgres: TestPostgres;
let site = '';

beforeAll(async () => {
  let asked = 0;
  // Down for a while, then well for a while: incidents open and close all the time.
  site = await servers.http((_request, response) => {
    asked += 1;
    response.writeHead(asked % 60 < 30 ? 503 : 200).end();
  });
  const probe = (n: number) =>
    `  probe-${n}: { module: http_2xx, target: counter, platform: counter, interval: 1s }\n`;
  place.write(`judging: { confirm_after: 10ms, recover: 1, quorum: 1, gather: 1s, flap_window: 1s }
modules: { http_2xx: { prober: http, timeout: 500ms } }
probes:
${[1, 2, 3, 4, 5].map(probe).join('')}`);
  postgres = await TestPostgres.start();
});
afterAll(async () => {
  await Promise.all([servers.end(), postgres.end()]);
  place.remove();
});

type Line = (SampleRecord & { kinds?: never }) | IncidentUpdate;

/** Starts a monitor, reads what it says is safe, and kills it after so many lines. */
async function killed(store: string, vantage: string, after: number): Promise<Line[]> {
  const program = path.join(import.meta.dirname, 'main.ts');
  const options = ['--root', place.root, '--target', 'near', '--listen', '127.0.0.1:0', '--json'];
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', program, 'monitor'],
      ...[...options, '--vantage', vantage],
    ],
    {
      env: { ...process.env, COUNTER_URL: site, NGHIEMTHU_STORE: store },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = once(child, 'exit');
  const said: Line[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as Line | { ready: true };
    if ('ready' in told) continue;
    said.push(told);
    if (said.length === after) child.kill('SIGKILL');
  }
  await gone;
  return said;
}

/** Dozens of kills take minutes; a change is tried by some. */
const SHARE = process.env['NGHIEMTHU_LONG_TESTS'] === undefined ? 3 : 1;

test.each([
  ['embedded', Math.ceil(26 / SHARE), () => path.join(place.root, 'store.db')],
  ['PostgreSQL', Math.ceil(8 / SHARE), () => postgres.address],
])(
  'at two places, %s, killed %i times each: nothing that was reported safe is lost or doubled',
  async (_kind, kills, address) => {
    const lines = await Promise.all(
      VANTAGES.map(async (vantage, v) => {
        const all: Line[] = [];
        // Another point each time: from the first line to the middle of a batch and of an incident.
        for (let i = 0; i < kills; i++)
          all.push(...(await killed(address(), vantage, 1 + ((i * 7 + v * 3) % 13))));
        return all;
      }),
    );
    const store = await openStore(address());
    const kept = await samplesOf(store, 'near');
    const keys = kept.map(({ probe, vantage, at }) => `${probe} ${vantage} ${at}`);
    expect(new Set(keys).size).toBe(keys.length);
    const there = new Set(keys);
    const incidents = await incidentsOf(store, 'near', 'all');
    for (const line of lines.flat())
      if ('probe' in line) expect(there).toContain(`${line.probe} ${line.vantage} ${line.at}`);
      else {
        const incident = incidents.find(({ id }) => id === line.id);
        expect(incident?.history.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(line.kinds),
        );
      }
    expect(incidents.length).toBeGreaterThan(0);
    // A probe is part of one open incident at most.
    const failing = incidents
      .filter(({ closedAt }) => closedAt === null)
      .flatMap(({ symptoms }) => symptoms.filter(({ until }) => until === null));
    expect(new Set(failing.map(({ probe }) => probe)).size).toBe(failing.length);
    const ids = (await defectsOf(store, 'near')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await store.destroy();
  },
  300_000,
);
