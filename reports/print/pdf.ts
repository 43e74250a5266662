import type { Browser } from 'playwright';
import type { DocumentSource } from '../document/blocks.ts';
import { FormatPartMissing } from '../errors.ts';
import type { ReportInput } from '../input.ts';
import { printPage } from './page.ts';
import { settledPdf } from './settle.ts';

/**
 * The page is served under this name, which no resolver knows: a link inside the page stays a link
 * inside the PDF, and a link to a file can be recognised and made relative again.
 */
const BASE = 'http://bao-cao.invalid/';

/**
 * Prints the document. Nothing but the page itself is ever requested.
 * Throws `FormatPartMissing` where no browser can be started; the cause has the browser's own words.
 */
export async function printPdf(source: DocumentSource, input: ReportInput): Promise<Uint8Array> {
  const starting = launched(input.browserPath);
  starting.catch(() => undefined);
  const html = printPage(source.in(input.lang), input, BASE);
  const browser = await starting;
  try {
    const page = await browser.newPage({
      javaScriptEnabled: false,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    await page.route('**/*', (route) =>
      route.request().url() === BASE
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort(),
    );
    await page.goto(BASE, { waitUntil: 'load' });
    const bytes = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return settledPdf(bytes, input.report.run.endedAt, BASE);
  } finally {
    await browser.close();
  }
}

async function launched(executablePath: string | undefined): Promise<Browser> {
  const { chromium } = await import('playwright');
  try {
    return await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      chromiumSandbox: false,
      env: surroundings(),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--font-render-hinting=none',
      ],
    });
  } catch (cause) {
    const which = executablePath ?? 'the one Playwright installs';
    throw new FormatPartMissing(`The PDF needs Chromium, and ${which} did not start.`, { cause });
  }
}

/** What a browser needs to print: its folders, its fonts, its language. Nobody's passwords are among it. */
const NEEDED =
  /^(?:PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|USERPROFILE|(?:LOCAL)?APPDATA|LD_LIBRARY_PATH|(?:XDG|FONTCONFIG)_\w+)$/i;

function surroundings(): Record<string, string> {
  const needed = Object.entries(process.env).filter(([name]) => NEEDED.test(name));
  return Object.fromEntries(needed.map(([name, value]) => [name, value ?? '']));
}
