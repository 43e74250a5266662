import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';
import { makePrivateFolder } from '../../records/store/private-files.ts';
import { launchOptions, windowOptions } from '../../suites/stage/browser.ts';
import { headerOf } from './exchange.ts';
import type { Header } from './exchange.ts';
import type { TakePicture } from './run/attempt.ts';
import type { Ground } from './run/ground.ts';

const withinMs = 10_000;

/**
 * Takes pictures of pages while a mutant is on, as the person saw them whose request was spoiled last. They are shown to
 * the testers alone and stay beside the results.
 */
export function picturesIn(folder: string, { chromium: executable }: Ground): TakePicture {
  return async ({ method, path: asked, headers }, { origin, proxy, key }, id) => {
    const browser = await chromium.launch({
      ...launchOptions(executable),
      args: [
        ...launchOptions(executable).args,
        ...(key ? [`--ignore-certificate-errors-spki-list=${key}`] : []),
      ],
      proxy: { server: proxy, bypass: '<-loopback>' },
    });
    try {
      const context = await browser.newContext(windowOptions());
      await signIn(context, headers, origin);
      const page = await context.newPage();
      await page.goto(placeOf(method, asked, headers, origin), { timeout: withinMs });
      const name = path.join('pictures', `${id}.png`);
      await makePrivateFolder(path.join(folder, 'pictures'));
      await writeFile(path.join(folder, name), await page.screenshot({ timeout: withinMs }));
      return name;
    } catch {
      return undefined; // a file, or a page that does not come
    } finally {
      await browser.close();
    }
  };
}

/** A page is looked at itself; what was sent is looked at where it was sent from. */
function placeOf(
  method: string,
  asked: string,
  headers: readonly Header[],
  origin: string,
): string {
  const referer = headerOf(headers, 'referer');
  if (method !== 'GET' && referer?.startsWith(origin)) return referer;
  return new URL(asked, origin).href;
}

async function signIn(context: BrowserContext, headers: readonly Header[], origin: string) {
  const cookies = (headerOf(headers, 'cookie') ?? '').split(/;\s*/).filter(Boolean);
  await context.addCookies(
    cookies.map((cookie) => {
      const [name = '', ...value] = cookie.split('=');
      return { name, value: value.join('='), url: origin };
    }),
  );
}
