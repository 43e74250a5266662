import { AxeBuilder } from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { frameOf } from './html-table.ts';
import type { Stage } from './stage.ts';
import { contentOf } from './shown.ts';

/** Success criteria that pages are held to unless a platform asks for more. */
const WCAG_20_AA = ['wcag2a', 'wcag2aa'];

/** Traces of a program, its files or its database. */
const INNER_DETAILS =
  /\bat .+:\d+:\d+|node_modules|\.(?:ts|js|java|php|cs):\d+|Exception|SQLITE|ORA-\d+|stack trace/i;

/** Expects the headers by which a page protects its reader, and none that tells what it is made with. */
export async function expectProtected(request: APIRequestContext, url: string): Promise<void> {
  const headers = (await request.get(url)).headers();
  expect(headers['x-content-type-options'], 'X-Content-Type-Options').toBe('nosniff');
  expect(headers['content-security-policy'] ?? '', 'Content-Security-Policy').toMatch(
    /frame-ancestors/,
  );
  expect(headers['referrer-policy'], 'Referrer-Policy').toBeTruthy();
  expect(headers['x-powered-by'], 'X-Powered-By').toBeUndefined();
  if (url.startsWith('https:'))
    expect(headers['strict-transport-security'], 'Strict-Transport-Security').toBeTruthy();
}

/** Expects that an address behind which there is nothing is refused without a word of what is inside. */
export async function expectErrorClosed(request: APIRequestContext, url: string): Promise<void> {
  const answer = await request.get(url);
  expect(answer.status(), 'mã trả lời').toBeGreaterThanOrEqual(400);
  expect(await answer.text(), 'nội dung trang lỗi').not.toMatch(INNER_DETAILS);
}

/** Expects of the page that is open that people with a screen reader can use it. */
export async function expectUsable(
  page: Page,
  tags: readonly string[] = WCAG_20_AA,
): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags([...tags]).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length})`);
  expect(passes.length, 'số quy tắc đã kiểm').toBeGreaterThan(0);
  expect(found, 'vi phạm').toEqual([]);
}

/** The same of a page that is opened: an error or a sign-in page in its place, however usable, is not that page. */
export async function expectUsableAt(
  page: Page,
  url: string,
  tags?: readonly string[],
): Promise<void> {
  const answer = await page.goto(url);
  expect(answer?.status(), 'mã trả lời').toBe(200);
  expect(new URL(page.url()).pathname, 'trang được mở').toBe(new URL(url).pathname);
  await expectUsable(page, tags);
}

/** Expects that what stands around pages is the same on each. @param frames name of a page → what stands around it */
export function expectFramedAlike(frames: ReadonlyMap<string, string>): void {
  const [[, first] = ['', '']] = frames;
  expect(first, 'đầu trang, chân trang').not.toBe('');
  for (const [name, frame] of frames)
    expect(frame, `đầu trang, chân trang của ${name}`).toBe(first);
}

/** A page, or another address, by what people call it. */
export interface Named {
  name: string;
  url: string;
}

/**
 * Expects of the pages of a platform what WCAG 2 asks at level AA: that people with a screen reader can use each, and
 * that they are led and named alike on all of them (3.2.3, 3.2.4).
 * @param page the window of somebody who may see the accessible ones; the ordinary ones are for everybody
 */
export async function expectPagesUsable(
  stage: Stage,
  page: Page,
  { accessible, ordinary }: Readonly<Record<'accessible' | 'ordinary', readonly Named[]>>,
): Promise<void> {
  const [own, everybodys] = [new Map<string, string>(), new Map<string, string>()];
  for (const { name, url } of accessible)
    await stage.step(`Trang ${name} dùng được với trình đọc màn hình`, async () => {
      await expectUsableAt(page, url);
      own.set(name, frameOf(await contentOf(page)));
    });
  const request = await stage.anonymous();
  for (const { name, url } of ordinary)
    await stage.step(`Trang ${name} mở được mà không phải đăng nhập`, async () => {
      const answer = await request.get(url);
      expect(answer.status(), 'mã trả lời').toBe(200);
      expect(new URL(answer.url()).pathname, 'trang được mở').toBe(new URL(url).pathname);
      everybodys.set(name, frameOf(await answer.text()));
    });
  await stage.step('Đầu trang và chân trang ở đâu cũng giống nhau', async () => {
    expectFramedAlike(own);
    expectFramedAlike(everybodys);
  });
}
