// Prints what the chair hears of so many bridges, some of them in windows: first as they are, then with two of them swapped in the media server.
import { chromium } from 'playwright';
import { rootFolder } from '../../../config/home.ts';
import { loadMonitors } from '../../../config/monitoring/load.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { knownChromium } from '../../../setup/chromium.mjs';
import { launchOptions } from '../../stage/browser.ts';
import { crowd } from './crowd.ts';
import type { Crowd } from './crowd.ts';
import { PLATFORM } from './platform.ts';

const [bridges = NaN, windows = NaN] = process.argv.slice(2).map(Number);
const platforms = [PLATFORM];
const sandbox = await startSandbox({ seed: 1, port: 0, platforms, faults: [], settings: {} });
const browser = await chromium.launch(launchOptions(knownChromium()?.path));
const { addresses, control } = sandbox;
const given = { root: rootFolder(), target: 'sandbox', env: process.env, addresses, platforms };
const { target } = loadMonitors(given);
const heard: Crowd[] = [];
for (const planted of ['', 'swapped=yes']) {
  await fetch(`${control}/${PLATFORM}/planted?${planted}`, { method: 'PUT' });
  heard.push(await crowd({ browser, target, say: () => {} }, { bridges, windows }));
}
await browser.close();
await sandbox.stop();
process.stdout.write(JSON.stringify(heard));
