import type { Page } from '@playwright/test';
import type { LookUp } from '../../../offer/desk.ts';
import { countOf, factOn, textOf } from '../../../../stage/shown.ts';

/** Looking up a dossier by its code; the province's site and the national portal have the same form. */
export function lookUpPage(page: Page, address: string): LookUp {
  return {
    open: async () => {
      await page.goto(`${address}/tra-cuu`);
    },
    search: async (code) => {
      await page.getByLabel('Mã hồ sơ').fill(code);
      await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
    },
    found: async (code) =>
      (await countOf(page.getByRole('heading', { level: 2, name: `Hồ sơ ${code}` }))) === 1,
    status: () => textOf(factOn(page, 'Trạng thái')),
  };
}
