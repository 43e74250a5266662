import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { factOn, textOf, textsOf, whole } from '../../../../stage/shown.ts';
import type { Figures } from '../../../arithmetic/figures.ts';
import type { ReportAtDesk } from '../../../offer/desk.ts';
import { FACTS, figureIn, STATE, typed, XLSX } from '../words.ts';

/** The page of one report: the grid of figures, what is done with it, its history. */
export function reportPage(page: Page, base: string): ReportAtDesk {
  const cell = (key: string) => page.locator(`[data-cell="${key}"]`);
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const enter = async (figures: Figures) => {
    for (const [key, figure] of Object.entries(figures)) {
      await cell(key).fill(typed(figure));
      await cell(key).blur();
    }
  };
  return {
    enter,
    open: async (id) => {
      await page.goto(`${base}/bao-cao/${id}`);
      await expect(page.getByRole('region', { name: 'Bảng số liệu' })).toBeVisible();
    },
    enterAndPress: async (key, figure, pressed) => {
      await cell(key).click();
      await cell(key).fill(typed(figure));
      await page.keyboard.press(pressed);
      return (await page.locator('input:focus').getAttribute('data-cell')) ?? '';
    },
    figure: async (key) => {
      const at = cell(key);
      const isInput = (await at.evaluate((one) => one.tagName)) === 'INPUT';
      return figureIn(isInput ? await at.inputValue() : ((await at.textContent()) ?? ''));
    },
    saved: () => textOf(page.locator('[data-saved]')),
    save: () => press('Lưu nháp'),
    send: () => press('Gửi báo cáo'),
    sendTwice: async () => {
      await page.getByRole('button', { name: 'Gửi báo cáo', exact: true }).dblclick();
      await expect(page.locator('.flash')).toBeVisible();
    },
    approve: () => press('Duyệt'),
    startVersion: () => press('Lập phiên bản mới'),
    importBook: async (workbook) => {
      const file = { name: 'bao-cao.xlsx', mimeType: XLSX, buffer: workbook };
      await page.getByLabel('Tệp Excel', { exact: true }).setInputFiles(file);
      await page.getByRole('button', { name: 'Nhập từ tệp Excel', exact: true }).click();
      await expect(page.locator('.flash')).toBeVisible();
    },
    sendBack: async (reason) => {
      const form = page.getByRole('form', { name: 'Yêu cầu chỉnh lý' });
      await form.getByLabel('Lý do').fill(reason);
      await form.getByRole('button').click();
      await expect(page.locator('.flash')).toBeVisible();
    },
    state: () => textOf(factOn(page, STATE)),
    fact: (name) => textOf(factOn(page, FACTS[name])),
    message: () => textOf(page.locator('.flash')),
    marked: async () => {
      await whole(page);
      const wrong = page.locator('[data-cell][aria-invalid="true"]');
      return wrong.evaluateAll((all) => all.map((one) => one.getAttribute('data-cell') ?? ''));
    },
    canEnter: async (key) => (await cell(key).evaluate((one) => one.tagName)) === 'INPUT',
    overflow: async () => {
      await whole(page);
      return page.evaluate(() => {
        const inner = [...document.querySelectorAll('.scroll')].map(
          (one) => one.scrollWidth - one.clientWidth,
        );
        return Math.max(document.documentElement.scrollWidth - window.innerWidth, ...inner);
      });
    },
    history: () => textsOf(page.locator('main ol > li')),
  };
}
