import type { Locator, Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { rowsOf } from '../../../../stage/html-table.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import { countOf, factOn, textOf, textsOf } from '../../../../stage/shown.ts';
import type { AccountsAtDesk, CampaignAtDesk, Desk } from '../../../offer/desk.ts';
import { campaignValues } from '../office.ts';
import { dayIn, figureIn, idIn } from '../words.ts';
import { reportPage } from './report-page.ts';

/** Words for a report that was, or is, later than its last day. */
const LATE: readonly string[] = ['Quá hạn', 'Nộp muộn'];

/** What somebody does and sees in a window of this product. */
export function deskOf(page: Page, base: string): Desk {
  return {
    report: reportPage(page, base),
    campaign: campaignPage(page, base),
    accounts: accountsPage(page, base),
    list: {
      open: async () => {
        await page.goto(`${base}/bao-cao`);
        await expect(
          page.getByRole('heading', { level: 1, name: 'Báo cáo của đơn vị' }),
        ).toBeVisible();
      },
      find: async (period) => {
        await page.getByLabel('Tìm theo kỳ báo cáo').fill(period);
        await page.getByRole('button', { name: 'Tìm báo cáo', exact: true }).click();
        await page.waitForURL((url) => url.searchParams.get('ky') === period);
      },
      openReport: async (title) => {
        await page.getByRole('link', { name: title, exact: true }).click();
        await expect(page.getByRole('region', { name: 'Bảng số liệu' })).toBeVisible();
      },
    },
    templates: async () => {
      await page.goto(`${base}/bieu-mau`);
      const list = page.getByRole('table', { name: 'Danh sách biểu mẫu' });
      return (await linesOf(list)).map((line) => ({
        ...{ form: line['Ký hiệu'] ?? '', title: line['Tên biểu mẫu'] ?? '' },
        version: Number(line['Phiên bản']),
        ...{ rows: Number(line['Chỉ tiêu']), columns: Number(line['Cột']) },
      }));
    },
    guide: {
      open: async (role) => {
        await page.goto(`${base}/huong-dan`);
        await page.getByRole('link', { name: `Hướng dẫn dành cho ${role}`, exact: true }).click();
      },
      steps: () => countOf(page.getByRole('main').getByRole('listitem')),
    },
  };
}

/** The lines of a table by the heads of its columns. */
async function linesOf(table: Locator): Promise<Record<string, string>[]> {
  return rowsOf(await table.evaluate((one) => one.outerHTML));
}

function accountsPage(page: Page, base: string): AccountsAtDesk {
  const act = async (label: string, username: string) => {
    await page.goto(`${base}/quan-tri/tai-khoan`);
    await page.getByLabel('Tên tài khoản hoặc họ tên').fill(username);
    await page.getByRole('button', { name: 'Tìm tài khoản' }).click();
    await page.getByRole('button', { name: `${label} ${username}`, exact: true }).click();
    await expect(page.locator('.flash')).toBeVisible();
  };
  return {
    stop: (username) => act('Ngừng dùng', username),
    allow: (username) => act('Dùng lại', username),
    logged: async (username) => {
      await page.goto(`${base}/quan-tri/nhat-ky`);
      const lines = page.getByRole('row').filter({ hasText: username });
      return textsOf(lines);
    },
  };
}

function campaignPage(page: Page, base: string): CampaignAtDesk {
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    await expect(page.locator('.flash')).toBeVisible();
  };
  const units = page.getByRole('table', { name: 'Danh sách đơn vị báo cáo' });
  return {
    openNew: async () => {
      await page.goto(`${base}/dot-bao-cao/tao`);
    },
    fill: async (campaign) => {
      for (const [label, value] of Object.entries(campaignValues(campaign))) {
        const field = page.getByRole('textbox', { name: label, exact: true });
        if ((await countOf(field)) > 0) await field.fill(value);
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
    remindLate: () => press('Nhắc các đơn vị chưa gửi'),
    days: async () => ({
      from: dayIn(await textOf(factOn(page, 'Số liệu từ ngày'))),
      to: dayIn(await textOf(factOn(page, 'Số liệu đến ngày'))),
      dueOn: dayIn(await textOf(factOn(page, 'Hạn gửi'))),
    }),
    receipt: () => textOf(factOn(page, 'Biên nhận của nơi nhận')),
    total: () => textOf(factOn(page, 'Lần tổng hợp')),
    close: () => press('Khóa kỳ báo cáo'),
    figure: async (key) => figureIn(await textOf(page.locator(`output[data-cell="${key}"]`))),
    missing: () =>
      textsOf(page.getByRole('table', { name: 'Đơn vị chưa tổng hợp' }).getByRole('rowheader')),
    filings: async () =>
      (await linesOf(units)).map((line) => ({
        ...{ unit: line['Mã đơn vị'] ?? '', state: line['Trạng thái'] ?? '' },
        isLate: LATE.includes(line['Tình trạng hạn'] ?? ''),
      })),
    standing: (unit) =>
      textOf(units.getByRole('row').filter({ hasText: unit }).getByRole('cell').nth(2)),
  };
}
