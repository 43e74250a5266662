import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import { textOf } from '../../../../stage/shown.ts';
import type { CampaignAtDesk, Desk } from '../../../offer/desk.ts';
import { campaignValues } from '../office.ts';
import { figureIn, idIn } from '../words.ts';
import { reportPage } from './report-page.ts';

/** What somebody does and sees in a window of this product. */
export function deskOf(page: Page, base: string): Desk {
  return {
    report: reportPage(page, base),
    campaign: campaignPage(page, base),
    list: {
      open: async () => {
        await page.goto(`${base}/bao-cao`);
        await expect(
          page.getByRole('heading', { level: 1, name: 'Báo cáo của đơn vị' }),
        ).toBeVisible();
      },
      openReport: async (title) => {
        await page.getByRole('link', { name: title, exact: true }).click();
        await expect(page.getByRole('region', { name: 'Bảng số liệu' })).toBeVisible();
      },
    },
    guide: {
      open: async (role) => {
        await page.goto(`${base}/huong-dan`);
        await page.getByRole('link', { name: `Hướng dẫn dành cho ${role}`, exact: true }).click();
      },
      steps: () => page.getByRole('main').getByRole('listitem').count(),
    },
  };
}

function campaignPage(page: Page, base: string): CampaignAtDesk {
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    await expect(page.locator('.flash')).toBeVisible();
  };
  return {
    openNew: async () => {
      await page.goto(`${base}/dot-bao-cao/tao`);
    },
    fill: async (campaign) => {
      for (const [label, value] of Object.entries(campaignValues(campaign))) {
        const field = page.getByRole('textbox', { name: label, exact: true });
        if ((await field.count()) > 0) await field.fill(value);
        else await page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
      }
    },
    save: async () => {
      await press('Tạo kỳ báo cáo');
      const id = idIn(new URL(page.url()).pathname);
      if (id === undefined) throw new AnswerError(`trang ${page.url()} không phải đợt báo cáo`);
      return id;
    },
    open: async (id) => {
      await page.goto(`${base}/dot-bao-cao/${id}`);
      await expect(page.getByRole('heading', { name: 'Đơn vị báo cáo' })).toBeVisible();
    },
    aggregate: () => press(/^Tổng hợp/),
    complete: () => press('Ký số và hoàn thành'),
    transmit: () => press('Gửi Hệ thống báo cáo Chính phủ'),
    close: () => press('Khóa kỳ báo cáo'),
    figure: async (key) => figureIn(await textOf(page.locator(`output[data-cell="${key}"]`))),
    missing: () =>
      page
        .getByRole('table', { name: 'Đơn vị chưa tổng hợp' })
        .getByRole('rowheader')
        .allTextContents(),
    standing: async (unit) => {
      const table = page.getByRole('table', { name: 'Danh sách đơn vị báo cáo' });
      return textOf(table.getByRole('row').filter({ hasText: unit }).getByRole('cell').nth(2));
    },
  };
}
