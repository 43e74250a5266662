import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeadMan } from '../../config/monitoring/judging.ts';
import { DeadManSwitch } from './dead-man.ts';
import { TestClock } from '../testing/clock.ts';
import { TestServers } from '../testing/servers.ts';

let servers: TestServers;
let clock: TestClock;
let works = true;
/** How often it was asked whether the monitor works: once for each beat. */
let beats = 0;
let deadMan: DeadManSwitch;
beforeEach(() => {
  [servers, clock, works, beats] = [new TestServers(), new TestClock(), true, 0];
  deadMan = new DeadManSwitch(clock, () => {
    beats += 1;
    return works;
  });
});
afterEach(async () => {
  deadMan.stop();
  await servers.end();
});

/** A switch on this machine: its address, and what it heard. */
async function listener(status = 200): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  const url = await servers.http((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(status).end('heard');
  });
  return { url: `${url}/ping`, heard };
}

const every = (url: string, time = '60s') => DeadMan.parse({ url, every: time });
const heardTimes = (heard: string[], times: number) =>
  vi.waitFor(() => expect(heard).toEqual(Array.from({ length: times }, () => 'POST /ping')), {
    ...{ timeout: 20_000, interval: 5 },
  });

test('is called at once, and again and again, whatever it answers', async () => {
  const { url, heard } = await listener(500);
  deadMan.use(every(url));
  await heardTimes(heard, 1);
  for (let times = 2; times < 5; times++) {
    await clock.pass(60_000);
    await heardTimes(heard, times);
  }
});

test('hears nothing while the monitor does not work, and is called again when it does', async () => {
  const { url, heard } = await listener();
  works = false;
  deadMan.use(every(url));
  await clock.pass(600_000);
  expect(beats).toBe(11);
  // What was sent before this is heard before it.
  await fetch(url);
  expect(heard).toEqual(['GET /ping']);
  works = true;
  heard.pop();
  await clock.pass(60_000);
  await heardTimes(heard, 1);
});

test('hears nothing after the stop', async () => {
  const { url, heard } = await listener();
  deadMan.use(every(url));
  await heardTimes(heard, 1);
  deadMan.stop();
  await clock.pass(600_000);
  expect(beats).toBe(1);
});

test('another address is called from then on; the same keeps its rhythm', async () => {
  const [old, young] = [await listener(), await listener()];
  deadMan.use(every(old.url));
  await heardTimes(old.heard, 1);
  deadMan.use(every(old.url));
  await clock.pass(60_000);
  await heardTimes(old.heard, 2);
  deadMan.use(every(young.url));
  await heardTimes(young.heard, 1);
  await clock.pass(60_000);
  await heardTimes(young.heard, 2);
  expect(old.heard).toHaveLength(2);
  deadMan.use(undefined);
  await clock.pass(600_000);
  expect(beats).toBe(4);
  deadMan.use(every(young.url));
  await heardTimes(young.heard, 3);
});

test('one that never answers holds nothing up', async () => {
  let heard = 0;
  const url = await servers.http(() => (heard += 1));
  deadMan.use(every(url, '1s'));
  await clock.pass(5_000);
  await vi.waitFor(() => expect(heard).toBe(6), { timeout: 20_000, interval: 5 });
});
