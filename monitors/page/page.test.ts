import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium as playwright } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { keepWatchedDays } from '../../records/samples/watched-days.ts';
import { chromium } from '../testing/journeys.ts';
import { PageScene } from '../testing/page.ts';
import { POLICY, pageHtml } from './page.ts';
import { viewOf } from './view.ts';

let scene: PageScene;
async function opened(options: Parameters<PageScene['open']>[0] = {}): Promise<PageScene> {
  scene = new PageScene();
  await scene.open(options);
  return scene;
}
afterEach(() => scene.close());

const waited = { timeout: 30_000, interval: 50 };
/** Waits until the page says it. */
const says = (text: string | RegExp, query = '') =>
  vi.waitFor(async () => {
    const page = await scene.page(query);
    // The whole page in a message is no help.
    if (!new RegExp(text, 's').test(page + read(page)))
      throw new Error(`the page does not say ${text}`);
    return page;
  }, waited);
const headline = (page: string) => /<p class="headline ([^"]+)"[^>]*>([^<]*)</.exec(page)?.slice(1);
/** What a person reads of a part, without its marks. */
const read = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const section = (page: string, id: string) =>
  new RegExp(`<section[^>]*aria-labelledby="${id}">(.*?)</section>`, 's').exec(page)?.[1] ?? '';

describe('what is not known', () => {
  test('is shown where nothing was looked at, and nowhere as well', async () => {
    await opened();
    const page = await scene.page();
    expect(headline(page)).toEqual(['unknown', 'Chưa biết gì: chưa có lượt kiểm tra nào']);
    expect(page).toContain('không ghi nhớ gì');
    expect(page.replace(/<style>.*<\/style>/s, '')).not.toMatch(/class="[^"]*\bup\b/);
  });

  test('is shown where the monitor cannot see out, and is no accusation', async () => {
    await opened({
      monitors:
        "probes:\n  home: { module: blind, target: 'https://127.0.0.1:1/', platform: counter, interval: 1s }\n",
    });
    scene.monitor.start();
    const page = await says(
      /máy giám sát không nhìn ra ngoài được.*chỗ chưa biết có thể đang hỏng/,
    );
    expect(headline(page)?.[0]).toBe('unknown');
    expect(page).toContain('Lượt bị chặn là do chính máy giám sát');
    expect(section(page, 'open')).toContain('chỗ chưa biết có thể đang hỏng');
    expect(page).toContain('cả 1 điểm kiểm tra chưa có kết quả');
    expect(page.replace(/<style>.*<\/style>|<ul class="legend">.*?<\/ul>/gs, '')).not.toMatch(
      /class="(?:[^"]* )?(?:up|down)\b/,
    );
    expect(page).toMatch(/<li class="unknown" title="[^"]*: không biết, không theo dõi được"/);
  });

  test('is shown of a result that is too old, with and without a store', async () => {
    await opened({ store: null });
    await scene.monitor.once();
    const at = (now: number) =>
      viewOf(scene.monitor, { lang: 'vi', trusted: true, refreshes: true, now }).then(pageHtml);
    expect(headline(await at(Date.now()))).toEqual(['up', 'Không có sự cố nào đang mở']);
    const late = await at(Date.now() + 4_000);
    expect(headline(late)).toEqual(['unknown', 'Chưa biết gì: không có kết quả nào còn mới']);
    expect(late).toContain('Kết quả đã cũ');
    expect(late).not.toMatch(/<article class="platform up"/);
  });

  test('is shown of a part, where one probe of two has no result', async () => {
    await opened({
      monitors: `probes:
  home: { module: http_2xx, target: counter, path: /home, platform: counter, interval: 1s }
  blind: { module: blind, target: 'https://127.0.0.1:1/', platform: counter, interval: 1s }
`,
    });
    scene.monitor.start();
    const page = await says('Không thấy sự cố, nhưng 1 trong 2 điểm kiểm tra chưa có kết quả');
    expect(page).toContain('<article class="platform partial">');
  });

  test('is shown where the record of incidents cannot be read, however well the looks are', async () => {
    const folder = new PageScene();
    writeFileSync(join(folder.place.root, 'away'), 'a file where the folder should be');
    await opened({ store: join(folder.place.root, 'away', 'store.db') });
    scene.monitor.start();
    const page = await says('Không đọc được sổ sự cố');
    await folder.close();
    expect(headline(page)?.[0]).toBe('unknown');
    expect(page).toContain('Không đọc được kho dữ liệu');
    expect(page).not.toContain('Không có sự cố nào đang mở');
  });
});

describe('an incident', () => {
  test('stands on top while it is open, and closes by itself, by the name of each check', async () => {
    await opened();
    await scene.before((store) =>
      keepWatchedDays(store, 'near', [
        { probe: 'home', platform: 'counter', day: yesterday(), judged: 0xff_ff_ff, announced: 0 },
      ]),
    );
    scene.monitor.start();
    await says(/headline up/);
    scene.broken.add('/home').add('/search');
    const page = await says(
      /search không đạt từ \d\d:\d\d : trang trả lời mã 502.*home không đạt từ|home không đạt từ \d\d:\d\d : trang trả lời mã 502.*search không đạt từ/,
    );
    expect(headline(page)).toEqual(['down', '1 sự cố đang mở']);
    expect(page).toMatch(/<title>1 sự cố đang mở · /);
    expect(page.indexOf('id="open"')).toBeLessThan(page.indexOf('id="platforms"'));
    const shownText = read(section(page, 'open'));
    expect(shownText).toContain('S2 · Cao');
    expect(shownText).toMatch(/từ \d\d:\d\d \(chưa đầy 1 phút\)/);
    expect(shownText).toContain('Chạm tới toàn bộ 2 xã, phường');
    expect(shownText).toContain('Người xử lý VNPT');
    expect(shownText).toContain('Nhóm nguyên nhân Phần mềm');
    expect(shownText).toMatch(/phản hồi trước .*; sửa xong trước /);
    expect(page).toContain('<article class="platform down">');
    expect(page).toMatch(/<li class="up" title="[^"]*: không thấy sự cố"/);
    expect(page).toMatch(/<li class="down" title="[^"]*: có sự cố chưa đầy 1 phút, nặng nhất S2"/);
    const english = read(section(await scene.page('?lang=en'), 'open'));
    expect(english).toContain('Owner VNPT');
    expect(english).toContain('Touches all 2 communes');
    expect(english).toContain('the page answered 502, wanted 2xx');
    const table = read(section(await scene.page('?lang=en'), 'probes'));
    expect(table).toContain('the page answered 502, wanted 2xx');
    expect(table).not.toContain('trang trả lời');
    const stranger = await scene.page('', { 'X-Forwarded-For': '203.0.113.9' });
    expect(read(section(stranger, 'open'))).toContain('search');
    // As a word: the milliseconds of a time may have these digits.
    expect(stranger).not.toMatch(/\b502\b/);

    scene.broken.delete('/search');
    const half = await says(/search<\/strong> đạt trở lại lúc/);
    expect(headline(half)).toEqual(['down', '1 sự cố đang mở']);
    expect(read(section(half, 'open'))).toMatch(/home không đạt từ \d\d:\d\d/);
    scene.broken.clear();
    const over = await says('>Không có sự cố nào đang mở<');
    const ended = read(section(over, 'ended'));
    for (const probe of ['search', 'home']) expect(ended).toContain(`${probe} đạt trở lại lúc `);
    expect(ended).toMatch(/Hỏng lại trước \d\d:\d\d.* thì sự cố này mở lại/);
  });

  test('of some communes names them', async () => {
    await opened();
    scene.broken.add('/search');
    scene.monitor.start();
    const page = await says(/search không đạt từ \d\d:\d\d : trang trả lời mã 502/);
    expect(read(section(page, 'open'))).toContain('Chạm tới Phường Đồng Xoài Người xử lý');
    expect(page).toContain('<article class="platform degraded">');
  });
});

describe('maintenance', () => {
  const announced = `maintenance:
  - { platforms: all, reason: Nâng cấp phiên bản, from: 2020-01-01T00:00, to: 2099-12-31T22:00 }
  - { platforms: [counter], reason: Sao lưu hằng tuần, weekly: [{ days: [sun], from: '01:00', to: '01:01' }] }
  - { platforms: [counter], reason: Thay máy chủ <b>, from: 2100-01-01T22:00, to: 2100-01-02T02:00 }
  - { platforms: [counter], reason: Đã xong rồi, from: 2020-01-01T22:00, to: 2020-01-02T02:00 }
`;

  test('that runs, comes every week or is to come is shown; what fails within it is no incident', async () => {
    await opened({ more: announced });
    scene.broken.add('/home').add('/search');
    scene.monitor.start();
    const page = await says(/headline maintenance/);
    expect(page).toContain('Không đạt, đang bảo trì');
    expect(page).toContain('<article class="platform maintenance">');
    expect(headline(page)).toEqual([
      'maintenance',
      'Không có sự cố nào đang mở; 1 nền tảng đang bảo trì',
    ]);
    const shownText = read(section(page, 'maintenance'));
    expect(shownText).toContain(
      'đang diễn ra : mọi nền tảng, từ 00:00 ngày 1/1/2020 đến 22:00 ngày 31/12/2099',
    );
    expect(shownText).toContain('hằng tuần');
    expect(shownText).toContain('CN 01:00–01:01');
    expect(shownText).toContain('sắp tới');
    expect(shownText).not.toContain('Đã xong rồi');
    expect(page).not.toContain('<b>');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await playwright.launch({
      executablePath: chromium() ?? '',
      chromiumSandbox: false,
    });
  });
  afterAll(() => browser.close());

  async function shown(width: number, colorScheme: 'light' | 'dark' = 'light', query = '') {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(scene.url)) trouble.push(request.url());
    });
    const answer = await page.goto(`${scene.url}${query}`);
    return { page, trouble, policy: answer?.headers()['content-security-policy'] };
  }
  const tooWide = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

  test('an open incident is read on a phone, a desk and a wall, in light and dark, by everybody', async () => {
    await opened({
      more: 'maintenance: [{ platforms: [counter], reason: Sao lưu hằng tuần, weekly: [{ days: [sun], from: "01:00", to: "01:01" }] }]\n',
    });
    scene.broken.add('/home');
    scene.monitor.start();
    await says('1 sự cố đang mở');
    for (const query of ['?refresh=off', '?lang=en&refresh=off']) {
      const { page, trouble, policy } = await shown(1280, 'light', query);
      for (const width of [320, 360, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await tooWide(page), `${width} ${query}`).toBe(false);
      }
      for (const [colorScheme, width] of [['light', 360] as const, ['dark', 1280] as const]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      expect(trouble).toEqual([]);
      expect(policy).toBe(POLICY);
      await page.context().close();
    }
  });

  test('what is new comes without a script, and a keyboard reaches what matters first', async () => {
    await opened();
    scene.monitor.start();
    await says(/headline up/);
    const { page } = await shown(1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe('15');
    expect(await page.locator('script').count()).toBe(0);
    const stopped = await scene.page('?refresh=off');
    expect(stopped).not.toContain('http-equiv');
    expect(stopped).toContain('không tự làm mới, số liệu là của lúc đó');
    scene.broken.add('/home');
    // The page goes to itself again.
    await page.getByText('1 sự cố đang mở').waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  test('ninety days are a list that a screen reader reads day by day', async () => {
    await opened();
    scene.monitor.start();
    await says(/headline up/);
    await says(/không thấy sự cố, nhưng chỉ theo dõi được \d+% thời gian/);
    const { page } = await shown(360);
    const days = page.locator('ol.days').getByRole('listitem');
    expect(await days.count()).toBe(90);
    expect(await days.first().textContent()).toMatch(/^\d+\/\d+\/\d{4}: không biết/);
    expect(await days.last().textContent()).toMatch(
      /chỉ theo dõi được \d+% thời gian|không thấy sự cố/,
    );
    await page.context().close();
  });
});

function yesterday(): string {
  return Temporal.Now.zonedDateTimeISO('Asia/Ho_Chi_Minh')
    .subtract({ days: 1 })
    .toPlainDate()
    .toString();
}
