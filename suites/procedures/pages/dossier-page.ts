import type { Locator, Page } from '@playwright/test';
import { expect } from '../../stage/expect.ts';
import type { FilePayload } from '../../stage/html-form.ts';

/** What to enter in an action's form, by label. */
export type ActionValues = Record<string, string | FilePayload>;

/** The page of one dossier: where it stands, what this person can do, its files and its history. */
export class DossierPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string, code: string): Promise<void> {
    await this.page.goto(`${address}/ho-so/${encodeURIComponent(code)}`);
    await expect(this.heading(code)).toBeVisible();
  }

  heading(code: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: `Hồ sơ ${code}` });
  }

  /** The code of the dossier shown. */
  async code(): Promise<string> {
    const heading = this.page.getByRole('heading', { level: 1, name: /^Hồ sơ \S+$/ });
    await expect(heading).toBeVisible();
    return ((await heading.textContent()) ?? '').replace('Hồ sơ', '').trim();
  }

  /** The definition that stands beside a term, such as the status. */
  fact(term: string): Locator {
    const name = new RegExp(`^\\s*${term}\\s*$`);
    return this.page
      .getByRole('term')
      .filter({ hasText: name })
      .locator('xpath=following-sibling::*[1]');
  }

  status(): Locator {
    return this.fact('Trạng thái');
  }

  action(name: string): Locator {
    return this.page.getByRole('form', { name, exact: true });
  }

  /** Fills in an action's form and sends it. */
  async act(name: string, values: ActionValues = {}): Promise<void> {
    const form = this.action(name);
    for (const [label, value] of Object.entries(values)) {
      const field = form.getByLabel(label);
      if (typeof value !== 'string') await field.setInputFiles(value);
      else if ((await field.getAttribute('type')) === null && (await isSelect(field)))
        await field.selectOption(value);
      else await field.fill(value);
    }
    await form.getByRole('button', { name, exact: true }).click();
    await expect(this.page.getByRole('status')).toBeVisible();
  }

  files(): Locator {
    const table = this.page.getByRole('table', { name: 'Thành phần hồ sơ' });
    return table.getByRole('link');
  }

  /** The steps the dossier has gone through, oldest first. */
  history(): Locator {
    return this.page
      .getByRole('heading', { name: 'Quá trình xử lý' })
      .locator('xpath=following-sibling::*[1]')
      .getByRole('listitem');
  }

  link(name: string): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }

  /** The bytes behind a download link. */
  async download(link: Locator): Promise<Buffer> {
    const href = await link.getAttribute('href');
    const answer = await this.page.context().request.get(new URL(href ?? '', this.page.url()).href);
    expect(answer.status(), `tải ${href}`).toBe(200);
    return answer.body();
  }
}

async function isSelect(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element instanceof HTMLSelectElement);
}
