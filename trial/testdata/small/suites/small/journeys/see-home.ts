import { expect, type Page } from '@playwright/test';

export async function seeHome(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Nền tảng nhỏ' })).toBeVisible();
}
