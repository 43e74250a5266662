import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** The text shown at this moment, not waited for; empty where there is none. */
export async function textOf(locator: Locator): Promise<string> {
  const texts = await locator.allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).join(' | ');
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
