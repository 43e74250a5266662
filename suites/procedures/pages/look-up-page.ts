import type { Locator, Page } from '@playwright/test';

/** Looking up a dossier by its code; the province's site and the national portal have the same form. */
export class LookUpPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${address}/tra-cuu`);
  }

  async search(code: string): Promise<void> {
    await this.page.getByLabel('Mã hồ sơ').fill(code);
    await this.page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
  }

  found(code: string): Locator {
    return this.page.getByRole('heading', { level: 2, name: `Hồ sơ ${code}` });
  }

  /** The definition beside a term of the dossier found. */
  fact(term: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^\\s*${term}\\s*$`) })
      .locator('xpath=following-sibling::*[1]');
  }
}
