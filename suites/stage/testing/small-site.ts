import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { knownChromium } from '../../../setup/chromium.mjs';
import { launchOptions } from '../browser.ts';

/** A site of a few pages on loopback, and a browser to look at it. */
export interface SmallSite {
  base: string;
  browser: Browser;
  close(): Promise<void>;
}

export async function openSmallSite(answer: RequestListener): Promise<SmallSite> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(launchOptions(knownChromium()?.path));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
