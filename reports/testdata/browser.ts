import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';

/** A Chromium for the tests; they fail rather than skip where there is none. */
export function browserPath(): string {
  const places = [
    process.env['NGHIEMTHU_CHROMIUM'],
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    chromium.executablePath(),
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined) throw new Error('No Chromium was found: set NGHIEMTHU_CHROMIUM.');
  return found;
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), chromiumSandbox: false });
}
