import type { Page } from '@playwright/test';
import { factOn, textOf } from '../../../stage/shown.ts';
import type { Product } from '../../product.ts';

/** The page that shows a parcel by the number of its map and its own. */
export function parcelPage(page: Page, site: string): ReturnType<Product['lookUp']> {
  const fact = (term: string) => textOf(factOn(page, term));
  return {
    find: async ({ map, parcel }) => {
      await page.goto(`${site}/tra-cuu`);
      await page.getByLabel('Số tờ bản đồ').fill(String(map));
      await page.getByLabel('Số thửa').fill(String(parcel));
      await page.getByRole('button', { name: 'Tra cứu' }).click();
    },
    shown: () => fact('Thửa đất'),
    holder: () => fact('Người sử dụng'),
    area: () => fact('Diện tích'),
  };
}
