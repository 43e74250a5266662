import type { Locator, Page } from '@playwright/test';
import { expect } from '../../stage/expect.ts';
import { isoDay } from '../dates.ts';

/** The dossiers of an officer's unit. */
export class UnitListPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${address}/can-bo/ho-so`);
    await expect(this.page.getByRole('heading', { level: 1, name: /^Hồ sơ của/ })).toBeVisible();
  }

  /** Filters by code and waits for the list. */
  async find(code: string): Promise<void> {
    await this.page.getByLabel('Mã hồ sơ, họ tên hoặc số định danh').fill(code);
    await this.page.getByRole('button', { name: 'Lọc hồ sơ' }).click();
    await expect(this.page.getByText(/^Tìm thấy \d+ hồ sơ/)).toBeVisible();
  }

  rows(): Locator {
    return this.page
      .getByRole('table', { name: 'Danh sách hồ sơ' })
      .getByRole('row')
      .filter({
        has: this.page.getByRole('link'),
      });
  }

  /** Code, status and day of filing of the dossiers on the page shown, newest first. */
  async shown(): Promise<{ code: string; status: string; filedOn: string }[]> {
    const rows = await this.rows().all();
    const text = async (locator: Locator) => ((await locator.textContent()) ?? '').trim();
    return Promise.all(
      rows.map(async (row) => ({
        code: await text(row.getByRole('link').first()),
        status: await text(row.getByRole('cell').nth(2)),
        filedOn: isoDay(await text(row.getByRole('cell').nth(4))),
      })),
    );
  }

  dossier(code: string): Locator {
    return this.page.getByRole('link', { name: code, exact: true });
  }
}
