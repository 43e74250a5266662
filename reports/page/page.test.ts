import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../testdata/browser.ts';
import { HOSTILE, removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';
import type { SampleOptions } from '../testdata/sample.ts';

const NO_GO = {
  cases: 240,
  failing: 70,
  blocked: 2,
  flaky: 2,
  decision: 'no-go',
  waivers: true,
} as const;

let browser: Browser;
const folders: string[] = [];
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => folders.splice(0).forEach(removeFolder));
afterAll(() => browser.close());

interface Opened {
  page: Page;
  /** Requests other than for the page itself, and everything the page complained of. */
  trouble: string[];
}

async function opened(
  sample: SampleOptions,
  options: { width?: number; javaScript?: boolean; dark?: boolean; hash?: string } = {},
): Promise<Opened> {
  const folder = await written(sampleReport(sample), { formats: ['html', 'xlsx'] });
  folders.push(folder);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.dark === true ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, 'bao-cao.html')).href;
  const trouble: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) trouble.push(`request ${request.url()}`);
  });
  page.on('console', (message) => trouble.push(`console ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
  await page.goto(`${address}${options.hash ?? ''}`);
  return { page, trouble };
}

const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('the HTML report', () => {
  test.each([320, 1280])(
    'fits a screen of %i px and needs nothing from anywhere',
    async (width) => {
      const { page, trouble } = await opened(NO_GO, { width });
      expect(await tooWide(page)).toBe(false);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await tooWide(page)).toBe(false);
      await page.locator('.case-list summary').first().click();
      expect(await tooWide(page)).toBe(false);
      expect(trouble).toEqual([]);
    },
  );

  test('has the conclusion on its first screen', async () => {
    const { page } = await opened(NO_GO, { width: 320 });
    const heading = page.getByRole('heading', { level: 1, name: 'Không đạt' });
    expect(await heading.isVisible()).toBe(true);
    const box = await heading.boundingBox();
    expect(box?.y).toBeLessThan(500);
    expect(await page.getByText('Đây là kết quả diễn tập').first().isVisible()).toBe(true);
  });

  test('switches its language and keeps its theme for the next visit', async () => {
    const { page } = await opened(NO_GO);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Not accepted');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.title()).toContain('Trial report');
    await page.getByRole('button', { name: 'Light/dark' }).click();
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Not accepted');
  });

  test('lists what failed first, finds cases without marks and shows the evidence of one', async () => {
    const { page } = await opened(NO_GO);
    const list = page.locator('.case-list > li');
    expect(await list.count()).toBe(50);
    await page.getByRole('button', { name: 'Hiện thêm' }).click();
    expect(await list.count()).toBe(70);
    await page.getByLabel('Kết quả', { exact: true }).selectOption('');
    await page.getByLabel('Tìm ca theo tên').fill('tra cuu duoc ho so');
    expect(await list.count()).toBe(20);
    await list.first().locator('summary').press('Enter');
    const proof = list.first().getByRole('link', { name: /vết thao tác/ });
    expect(await proof.getAttribute('href')).toMatch(/^evidence\/.*trace\.zip$/);
    await page.getByLabel('Tìm ca theo tên').fill('khong co gi nhu the');
    expect(await page.getByText('Không có dòng nào phù hợp.').isVisible()).toBe(true);
  });

  test('tells why a case failed in words first, then as its runner tells it', async () => {
    const { page } = await opened(NO_GO);
    const first = page.locator('.case-list > li').first();
    await first.locator('summary').click();
    await first.getByText('không đúng dạng cần có').waitFor();
    expect(await first.locator('pre').innerText()).toContain('nhận được');
  });

  test('filters a table by what its rows say', async () => {
    const { page } = await opened(NO_GO);
    const table = page.locator('#defects table[data-filter]');
    expect(await table.locator('tbody tr:visible').count()).toBe(12);
    await page.locator('#defects').getByLabel('Tìm trong bảng').fill('loi-0003');
    expect(await table.locator('tbody tr:visible').count()).toBe(1);
  });

  test('says without scripts what needs eyes, and where the rest is', async () => {
    const { page } = await opened(NO_GO, { javaScript: false });
    expect(await page.locator('noscript').innerText()).toContain('nêu tại Phụ lục I');
    expect(await page.locator('#case-0').first().innerText()).toContain('Không đạt');
  });

  test.each([false, true])('is accessible (dark: %s)', async (dark) => {
    const { page } = await opened(NO_GO, { dark });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  test('of a run without anything says so and stays whole', async () => {
    const { page, trouble } = await opened({ empty: true }, { width: 320 });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Chưa đủ cơ sở kết luận',
    );
    expect(
      await page.getByText('Không có ca kiểm thử nào được thực hiện.').first().isVisible(),
    ).toBe(true);
    expect(await tooWide(page)).toBe(false);
    expect(trouble).toEqual([]);
  });

  test('takes hostile strings for text', async () => {
    const { page, trouble } = await opened(
      { failing: 4, blocked: 1, decision: 'undecided', waivers: true, hostile: HOSTILE },
      { width: 320 },
    );
    await page.locator('.case-list summary').first().click();
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('main script:not([type="application/json"]), main img').count()).toBe(
      0,
    );
    expect(await tooWide(page)).toBe(false);
    expect(trouble).toEqual([]);
  });

  test('opens in the language of the link that leads into it', async () => {
    const { page } = await opened(NO_GO, { hash: '#en-defects' });
    expect(await page.locator('#en-defects').isVisible()).toBe(true);
  });
});
