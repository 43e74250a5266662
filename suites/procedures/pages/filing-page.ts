import type { Locator, Page } from '@playwright/test';
import { expect } from '../../stage/expect.ts';
import type { FilePayload } from '../../stage/html-form.ts';
import { APPLICANT, PARTICULARS } from '../applicant.ts';

export interface Filing {
  content: string;
  declaration?: FilePayload;
  /** The path of a file, or files made in memory. */
  enclosures?: string | readonly FilePayload[];
  /** Unit code; only a citizen chooses where to file. */
  unit?: string;
}

/** The form of a procedure, for a citizen online or an officer at the counter. */
export class FilingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the page of the procedure to its form, the way a citizen goes. */
  async openAsCitizen(address: string, procedure: string): Promise<void> {
    await this.page.goto(`${address}/thu-tuc/${procedure}`);
    await this.page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Nộp hồ sơ' })).toBeVisible();
  }

  /** From the list of procedures to the form, the way an officer goes. */
  async openAtCounter(address: string, procedure: string): Promise<void> {
    await this.page.goto(`${address}/can-bo/tiep-nhan-truc-tiep`);
    await this.page.getByLabel('Thủ tục').selectOption(procedure);
    await this.page.getByRole('button', { name: 'Lập hồ sơ' }).click();
    await expect(this.field('Nội dung yêu cầu')).toBeVisible();
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  office(): Locator {
    return this.page.getByRole('combobox', { name: 'Nơi tiếp nhận' });
  }

  /** Fills in what is mandatory and still empty, and what the case is about. */
  async fill({ content, declaration, enclosures = [], unit }: Filing): Promise<void> {
    if (unit !== undefined) await this.office().selectOption(unit);
    for (const field of await this.emptyMandatoryFields()) {
      const value = APPLICANT[field] ?? PARTICULARS[field];
      if (value !== undefined) await this.page.getByLabel(field).first().fill(value);
    }
    await this.field('Nội dung yêu cầu').fill(content);
    if (declaration !== undefined) await this.page.getByLabel('Tờ khai').setInputFiles(declaration);
    if (enclosures.length > 0)
      await this.page
        .getByLabel('Giấy tờ kèm theo')
        .setInputFiles(typeof enclosures === 'string' ? enclosures : [...enclosures]);
    if (unit !== undefined)
      await this.page.getByRole('checkbox', { name: /^Tôi cam đoan/ }).check();
  }

  /** Labels of the fields a person must fill in, in the order of the form. */
  async mandatoryFields(): Promise<string[]> {
    return this.page
      .getByRole('main')
      .evaluate((main) =>
        [...main.querySelectorAll<HTMLInputElement>('input, select, textarea')]
          .filter((field) => field.required)
          .map((field) => (field.labels?.[0]?.textContent ?? '').replace('*', '').trim()),
      );
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click();
  }

  async submitAtCounter(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  }

  private async emptyMandatoryFields(): Promise<string[]> {
    return this.page
      .getByRole('main')
      .evaluate((main) =>
        [...main.querySelectorAll<HTMLInputElement>('input, textarea')]
          .filter((field) => field.required && field.value === '' && field.type !== 'file')
          .map((field) => (field.labels?.[0]?.textContent ?? '').replace('*', '').trim()),
      );
  }
}
