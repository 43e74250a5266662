import type { Locator, Page } from '@playwright/test';

/** The page that shows a parcel by the number of its map and its own. */
export class ParcelPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async find(site: string, map: string, parcel: string): Promise<void> {
    await this.#page.goto(`${site}/tra-cuu`);
    await this.#page.getByLabel('Số tờ bản đồ').fill(map);
    await this.#page.getByLabel('Số thửa').fill(parcel);
    await this.#page.getByRole('button', { name: 'Tra cứu' }).click();
  }

  fact(term: string): Locator {
    return this.#page.locator('dt', { hasText: term }).locator('+ dd');
  }
}
