import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/**
 * Resolves once the whole of a page is there. A click comes back as soon as the page it leads to begins to arrive:
 * what is read at that moment, and not waited for, can be missing by chance.
 */
export function whole(page: Page): Promise<void> {
  return page.waitForLoadState('domcontentloaded');
}

/** How many there are at this moment on a page that is there as a whole. */
export async function countOf(locator: Locator): Promise<number> {
  await whole(locator.page());
  return locator.count();
}

/** Each of those there are at this moment on a page that is there as a whole. */
export async function allOf(locator: Locator): Promise<Locator[]> {
  await whole(locator.page());
  return locator.all();
}

/** The text of each as it is written, at this moment, on a page that is there as a whole. */
export async function textsOf(locator: Locator): Promise<string[]> {
  await whole(locator.page());
  return locator.allTextContents();
}

/** The text shown at this moment, not waited for; empty where there is none. */
export async function textOf(locator: Locator): Promise<string> {
  const texts = await textsOf(locator);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).join(' | ');
}

/** The source of a page that is there as a whole. */
export async function contentOf(page: Page): Promise<string> {
  await whole(page);
  return page.content();
}

/** The definition that stands beside a term of a page. */
export function factOn(page: Page, term: string): Locator {
  return page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^\\s*${term}\\s*$`) })
    .locator('xpath=following-sibling::*[1]');
}

/** The bytes behind a download link. */
export async function downloaded(page: Page, link: Locator): Promise<Buffer> {
  const href = await link.getAttribute('href');
  const answer = await page.context().request.get(new URL(href ?? '', page.url()).href);
  expect(answer.status(), `tải ${href}`).toBe(200);
  return answer.body();
}
