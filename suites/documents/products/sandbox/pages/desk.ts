import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { countOf, textOf, textsOf } from '../../../../stage/shown.ts';
import type { Desk } from '../../../offer/office.ts';
import { draftValues, paperValues } from '../words.ts';
import { documentPage, fillIn, formOn } from './document-page.ts';
import { opened, saved } from './form-page.ts';
import { listPage, rowsIn } from './list-page.ts';
import { workFilesPage } from './work-files-page.ts';

/** What somebody does and sees in a window of this product. */
export function deskOf(page: Page, base: string): Desk {
  return {
    incoming: listPage(page, base, '/van-ban-den', 'Văn bản đến'),
    outgoing: listPage(page, base, '/van-ban-di', 'Văn bản đi'),
    document: documentPage(page, base),
    search: {
      open: async () => {
        await page.goto(`${base}/tim-kiem`);
      },
      search: async (text) => {
        await page.getByLabel('Nội dung cần tìm').fill(text);
        await page.getByRole('main').getByRole('button', { name: 'Tìm kiếm' }).click();
        await expect(page.getByText(/^Tìm thấy \d+ văn bản/)).toBeVisible();
      },
      subjects: async () =>
        (await rowsIn(page, 'Kết quả tìm kiếm')).map((row) => row['Trích yếu'] ?? ''),
    },
    drafting: {
      open: () => opened(page, `${base}/van-ban-di/soan-thao`, 'Soạn dự thảo'),
      openTemplate: async (kind) => {
        await opened(page, `${base}/van-ban-di/mau`, 'Mẫu văn bản');
        await page.getByRole('main').getByRole('link', { name: kind, exact: true }).click();
        await expect(formOn(page, 'Soạn dự thảo')).toBeVisible();
      },
      content: () => formOn(page, 'Soạn dự thảo').getByLabel('Nội dung').inputValue(),
      fill: (draft) => fillIn(formOn(page, 'Soạn dự thảo'), draftValues(draft)),
      save: () => saved(page, 'Lưu dự thảo'),
    },
    counter: {
      open: () => opened(page, `${base}/van-ban-den/vao-so`, 'Vào sổ văn bản'),
      fill: (paper) => fillIn(formOn(page, 'Vào sổ văn bản'), paperValues(paper)),
      save: () => saved(page, 'Lưu và cấp số đến'),
    },
    workFiles: workFilesPage(page, base),
    deadlines: {
      open: () => opened(page, `${base}/theo-doi-han`, /^Theo dõi hạn xử lý/),
      standing: async (number) => {
        const table = page.getByRole('table', { name: 'Bảng theo dõi giải quyết văn bản đến' });
        const row = table.getByRole('row').filter({ hasText: number });
        if ((await countOf(row)) === 0) return '';
        const heads = await textsOf(table.getByRole('columnheader'));
        const column = heads.findIndex((head) => head.trim() === 'Tình trạng hạn');
        return textOf(row.first().locator('th, td').nth(column));
      },
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
