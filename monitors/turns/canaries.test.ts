import { afterEach, beforeEach, expect, test } from 'vitest';
import { Monitors } from '../../config/monitoring/monitors.ts';
import { Canaries } from './canaries.ts';
import { TestServers } from '../testing/servers.ts';

let servers: TestServers;
let now = 0;
let asked = 0;
beforeEach(() => {
  servers = new TestServers();
  [now, asked] = [0, 0];
});
afterEach(() => servers.end());

/** The address of a canary that answers with a status. */
const canary = (status: number) =>
  servers.http((_request, response) => {
    asked += 1;
    response.writeHead(status).end();
  });

function canaries(...targets: string[]): Canaries {
  const monitors = Monitors.parse({
    canaries: targets.map((target) => ({ module: 'http_2xx', target })),
    modules: { http_2xx: { prober: 'http' } },
  });
  return new Canaries(monitors, () => now);
}

/** An address where nobody listens. */
async function silent(): Promise<string> {
  const own = new TestServers();
  const address = await own.http(() => undefined);
  await own.end();
  return address;
}

test('where none is configured the network is taken to work', async () => {
  expect(await canaries().sing()).toBe(true);
});

test('one that answers is enough', async () => {
  expect(await canaries(await silent(), await canary(503), await canary(200)).sing()).toBe(true);
});

test('where every one fails the network is at fault', async () => {
  expect(await canaries(await silent(), await canary(503)).sing()).toBe(false);
});

test('many who ask at once hear the same song', async () => {
  const all = canaries(await canary(200));
  const answers = await Promise.all(Array.from({ length: 50 }, () => all.sing()));
  expect(answers).toEqual(Array.from({ length: 50 }, () => true));
  expect(asked).toBe(1);
});

test('an answer is soon too old: what works then is asked again', async () => {
  let status = 503;
  const address = await servers.http((_request, response) => response.writeHead(status).end());
  const one = canaries(address);
  expect(await one.sing()).toBe(false);
  status = 200;
  now += 5_000;
  expect(await one.sing()).toBe(false);
  now += 1;
  expect(await one.sing()).toBe(true);
});
