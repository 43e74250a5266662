import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { countOf, textOf } from '../../../../stage/shown.ts';
import type { Filing } from '../../../offer/desk.ts';
import { codeIn } from '../office.ts';

/** The four steps from the chosen agency to the code. */
export function stepsPage(page: Page): Filing {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    begin: () => press('Nộp trực tuyến'),
    step: () => textOf(page.getByRole('heading', { level: 1 })),
    confirmGeneral: () => page.locator('button[data-e2e="confirm-button-information"]').click(),
    async declare(content) {
      await page.getByLabel('Nội dung yêu cầu').fill(content);
      await press('Tiếp tục');
    },
    async enclose(files) {
      const places = page.locator('main input[type="file"]');
      for (let place = 0; place < (await countOf(places)); place++)
        await places.nth(place).setInputFiles({ ...(files[place] ?? files[0])! });
      await press('Tiếp tục');
    },
    send: () => press('Gửi hồ sơ'),
    async code() {
      await expect(page.getByRole('status')).toHaveText('Đã gửi hồ sơ.');
      return codeIn(new URL(page.url()).pathname) ?? '';
    },
  };
}
