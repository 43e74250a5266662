import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownChromium } from '../../../setup/chromium.mjs';
import { launchOptions } from '../../stage/browser.ts';
import { behind } from './network.ts';

// Whether the browser really does to media what it is asked to: two of its windows send each other sound.

const server = createServer((_request, response) => response.end());
let browser: Browser;
let address: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await chromium.launch(launchOptions(knownChromium()?.path));
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function opened(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  return page;
}

const begin = `
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const out = sound.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  globalThis.way = new RTCPeerConnection();
  way.addTrack(out.stream.getAudioTracks()[0]);
  globalThis.told = async () => {
    await way.setLocalDescription();
    while (way.iceGatheringState !== 'complete') await new Promise((go) => setTimeout(go, 20));
    return way.localDescription.sdp;
  };
  globalThis.counted = async () => {
    const all = [...(await way.getStats()).values()];
    const got = all.find(({ type }) => type === 'inbound-rtp');
    const pair = all.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
    return {
      packets: got?.packetsReceived ?? 0,
      lost: got?.packetsLost ?? 0,
      tripMs: (pair?.currentRoundTripTime ?? 0) * 1000,
    };
  };`;

interface Counted {
  packets: number;
  lost: number;
  tripMs: number;
}

/** What the first of two windows counts of the sound of the other, after so many packets. */
async function counted(first: Page, second: Page, packets: number): Promise<Counted> {
  for (const page of [first, second]) await page.evaluate(begin);
  const offer = await first.evaluate<string>('told()');
  const take = (type: string, sdp: string) =>
    `way.setRemoteDescription(${JSON.stringify({ type, sdp })})`;
  await second.evaluate(take('offer', offer));
  await first.evaluate(take('answer', await second.evaluate<string>('told()')));
  for (;;) {
    const got = await first.evaluate<Counted>('counted()');
    if (got.packets + got.lost >= packets) return got;
    await first.waitForTimeout(100);
  }
}

const LINE = { downKbps: 2_000, upKbps: 2_000, oneWayMs: 150 };

test('media is late and lost by as much as the line is', { timeout: 60_000 }, async () => {
  const [far, near] = [await opened(), await opened()];
  await behind(far, { ...LINE, loss: 0.2 });
  const { packets, lost, tripMs } = await counted(far, near, 400);
  expect(tripMs).toBeGreaterThanOrEqual(2 * LINE.oneWayMs * 0.9);
  // A fifth of 400 is 80; fewer than 40 come about once in a million times.
  expect(lost / (packets + lost)).toBeGreaterThan(0.1);
  expect(lost / (packets + lost)).toBeLessThan(0.3);
});
