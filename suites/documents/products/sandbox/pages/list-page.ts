import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { allOf, textOf, textsOf } from '../../../../stage/shown.ts';
import type { List } from '../../../offer/office.ts';

/** A list of the agency's documents. */
export function listPage(page: Page, base: string, path: string, title: string): List {
  const table = `Danh sách ${title.toLocaleLowerCase('vi')}`;
  return {
    open: async () => {
      await page.goto(base + path);
      await expect(
        page.getByRole('heading', { level: 1, name: new RegExp(`^${title} của `) }),
      ).toBeVisible();
    },
    find: async (text) => {
      await page.getByLabel('Số, ký hiệu hoặc trích yếu').fill(text);
      await page.getByRole('button', { name: 'Lọc văn bản' }).click();
      await expect(page.getByText(/^Tìm thấy \d+ văn bản/)).toBeVisible();
    },
    numbers: async () => (await rowsIn(page, table)).map((row) => row['Số, ký hiệu'] ?? ''),
    first: async () => (await rowsIn(page, table))[0] ?? {},
    openDocument: async (number) => {
      const row = page.getByRole('table', { name: table }).getByRole('row');
      await row.filter({ hasText: number }).getByRole('link').first().click();
      await expect(page.getByRole('heading', { level: 1, name: /^Văn bản \d+$/ })).toBeVisible();
    },
  };
}

/** The rows of a table as they stand at this moment, each cell by the head of its column. */
export async function rowsIn(page: Page, name: string): Promise<Record<string, string>[]> {
  const table = page.getByRole('table', { name });
  const heads = await textsOf(table.getByRole('columnheader'));
  const rows = await allOf(table.locator('tbody').getByRole('row'));
  return Promise.all(
    rows.map(async (row) => {
      const cells = await allOf(row.locator('th, td'));
      const texts = await Promise.all(cells.map((cell) => textOf(cell)));
      return Object.fromEntries(texts.map((text, i) => [(heads[i] ?? `${i}`).trim(), text]));
    }),
  );
}
