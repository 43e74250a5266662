import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import { idIn } from '../words.ts';

/** Opens a page and waits for its heading. */
export async function opened(page: Page, url: string, title: string | RegExp): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Sends a form. @returns the id of what it became. @throws AnswerError where none is shown */
export async function saved(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
  const id = idIn(new URL(page.url()).pathname);
  if (id === undefined) throw new AnswerError(`trang ${page.url()} không phải trang văn bản`);
  return id;
}
