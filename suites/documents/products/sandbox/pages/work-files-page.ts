import type { Page } from '@playwright/test';
import { factOn, textOf } from '../../../../stage/shown.ts';
import type { WorkFilesAtDesk } from '../../../offer/work-file.ts';
import { STATE, workFileValues } from '../words.ts';
import { fillIn, formOn } from './document-page.ts';
import { opened, saved } from './form-page.ts';
import { rowsIn } from './list-page.ts';

const NEW = 'Lập hồ sơ công việc';

/** Work files: opening one, its documents, closing it. */
export function workFilesPage(page: Page, base: string): WorkFilesAtDesk {
  const fact = (term: string) => textOf(factOn(page, term));
  return {
    openNew: () => opened(page, `${base}/ho-so-cong-viec/lap`, NEW),
    fill: (file) => fillIn(formOn(page, NEW), workFileValues(file)),
    save: () => saved(page, 'Lập hồ sơ'),
    open: (id) => opened(page, `${base}/ho-so-cong-viec/${id}`, /^Hồ sơ /),
    shown: async () => ({
      notation: await fact('Số và ký hiệu hồ sơ'),
      title: await fact('Tiêu đề hồ sơ'),
      isOpen: (await fact(STATE)) === 'Đang mở',
      documents: (await rowsIn(page, 'Mục lục văn bản')).map((row) => row['Số, ký hiệu'] ?? ''),
    }),
    close: async () => {
      await page.getByRole('button', { name: 'Đóng hồ sơ công việc', exact: true }).click();
    },
  };
}
