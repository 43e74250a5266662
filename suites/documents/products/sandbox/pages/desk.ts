import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { Desk } from '../../../offer/office.ts';
import { draftValues, idIn, paperValues } from '../words.ts';
import { documentPage, fillIn, formOn } from './document-page.ts';
import { listPage, rowsIn } from './list-page.ts';

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
      fill: (draft) => fillIn(formOn(page, 'Soạn dự thảo'), draftValues(draft)),
      save: () => saved(page, 'Lưu dự thảo'),
    },
    counter: {
      open: () => opened(page, `${base}/van-ban-den/vao-so`, 'Vào sổ văn bản'),
      fill: (paper) => fillIn(formOn(page, 'Vào sổ văn bản'), paperValues(paper)),
      save: () => saved(page, 'Lưu và cấp số đến'),
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

async function opened(page: Page, url: string, title: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Sends a form. @returns the id of the document it became. @throws AnswerError where none is shown */
async function saved(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
  const id = idIn(new URL(page.url()).pathname);
  if (id === undefined) throw new AnswerError(`trang ${page.url()} không phải trang văn bản`);
  return id;
}
