import type { Page } from '@playwright/test';

/** A line between a place and the server, each way. */
export interface Network {
  downKbps: number;
  upKbps: number;
  oneWayMs: number;
  /** Share of packets that are lost, 0 to 1. */
  loss: number;
}

/** How many packets wait at such a line before more are dropped: about what a small router keeps. */
const QUEUE = 100;
const BYTES = 1_000 / 8;

/**
 * Puts a window behind a line: all it sends and gets is late, lost and held back by that much, media too. Chromium does
 * it to its own sockets, so that it needs no rights on the machine and no word of the server; not to media over TCP.
 */
export async function behind(page: Page, network: Network): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.oneWayMs,
    downloadThroughput: network.downKbps * BYTES,
    uploadThroughput: network.upKbps * BYTES,
    packetLoss: network.loss * 100,
    packetQueueLength: QUEUE,
  });
}
