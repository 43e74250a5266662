import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { browserPath } from '../../reports/testdata/browser.ts';
import { allOf, contentOf, countOf, textOf, textsOf } from './shown.ts';

/** Long enough that a page is read while its second half is still on the way. */
const HALF_MS = 500;
let server: Server;
let browser: Browser;
let page: Page;

// A page whose second half comes later, as on a busy server or a slow line.
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url === '/')
      return void response.end('<form action="/two"><button>Tiếp tục</button></form>');
    response.write(`<!doctype html><ul><li>một${' '.repeat(4_096)}`);
    setTimeout(() => response.end('<li>hai</ul>'), HALF_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: browserPath(), chromiumSandbox: false });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(async () => {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.getByRole('button').click();
});

test('how many there are is counted on the whole page', async () => {
  expect(await countOf(page.getByRole('listitem'))).toBe(2);
});

test('each is found on the whole page', async () => {
  expect(await allOf(page.getByRole('listitem'))).toHaveLength(2);
});

test('texts are read on the whole page', async () => {
  expect(await textsOf(page.getByRole('listitem'))).toEqual([
    expect.stringContaining('một'),
    'hai',
  ]);
});

test('one line of text is read on the whole page', async () => {
  expect(await textOf(page.getByRole('listitem'))).toBe('một | hai');
});

test('the source is read as a whole', async () => {
  expect(await contentOf(page)).toContain('hai');
});
