import { afterAll, beforeAll, expect, test } from 'vitest';
import { Canaries } from './canaries.ts';
import { TestPlace } from './testing/place.ts';
import { TestServers } from './testing/servers.ts';

const place = new TestPlace();
const servers = new TestServers();
let alive = '';
let asked = 0;
beforeAll(async () => {
  alive = await servers.http((_request, response) => {
    asked += 1;
    response.end('a');
  });
});
afterAll(async () => {
  await servers.end();
  place.remove();
});

function canaries(targets: readonly string[], now = () => 0): Canaries {
  const list = targets.map((target) => `  - { module: http_2xx, target: '${target}' }\n`);
  place.write(`canaries:\n${list.join('') || '  []\n'}modules: { http_2xx: { prober: http } }\n`);
  return new Canaries(place.load('http://127.0.0.1:1').monitors, now);
}

const dead = 'http://127.0.0.1:1/';

test('one that answers is enough', async () => {
  expect(await canaries([dead, alive]).sing()).toBe(true);
});

test('where none answers, the network is at fault', async () => {
  expect(await canaries([dead, 'http://127.0.0.1:2/']).sing()).toBe(false);
});

test('without any nothing is known against it', async () => {
  expect(await canaries([]).sing()).toBe(true);
});

test('many that fail at once ask once, and later again', async () => {
  let now = 0;
  const few = canaries([alive], () => now);
  asked = 0;
  expect(await Promise.all([few.sing(), few.sing(), few.sing()])).toEqual([true, true, true]);
  expect(asked).toBe(1);
  now = 6_000;
  await few.sing();
  expect(asked).toBe(2);
});
