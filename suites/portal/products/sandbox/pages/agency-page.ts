import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import type { AgencyChoice, AgencyList } from '../../../offer/desk.ts';
import { idOf } from '../published.ts';
import { textsOf } from '../../../../stage/shown.ts';

const LABELS: Readonly<Record<AgencyList, string>> = {
  province: 'Tỉnh/ Thành phố',
  commune: 'Phường/ Xã',
  ministry: 'Bộ ngành',
};
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The block “Chọn cơ quan thực hiện” of a procedure's page. Its lists write names with marks as signs of their own. */
export function agencyPage(page: Page, portal: string): AgencyChoice {
  const block = page.getByRole('form', { name: 'Chọn cơ quan thực hiện' });
  const button = (list: AgencyList) =>
    block
      .locator('button[aria-haspopup="listbox"]')
      .filter({ visible: true })
      .and(block.getByRole('button', { name: new RegExp(`^${LABELS[list]}`) }));
  const options = (list: AgencyList) =>
    block.getByRole('listbox', { name: LABELS[list] }).getByRole('option');
  const opened = async (list: AgencyList) => {
    if ((await button(list).getAttribute('aria-expanded')) !== 'true') await button(list).click();
  };
  return {
    async open(procedure) {
      const id = await idOf(page.request, portal, procedure);
      await page.goto(`${portal}/thu-tuc-hanh-chinh/${id}`);
      await expect(block).toBeVisible();
    },
    kind: (kind) =>
      block
        .getByRole('radio', { name: kind === 'ministry' ? LABELS.ministry : LABELS.province })
        .check(),
    async offered(list) {
      await opened(list);
      await expect(options(list).first()).toBeVisible();
      return (await textsOf(options(list))).map((text) => text.trim());
    },
    async search(list, text) {
      await opened(list);
      await block.getByRole('searchbox', { name: `Tìm ${LABELS[list]}` }).fill(text);
      return (await textsOf(options(list))).map((name) => name.trim());
    },
    async choose(list, name) {
      await opened(list);
      await expect(options(list).first()).toBeVisible();
      const names = await textsOf(options(list));
      const at = names.findIndex((one) => plain(one) === plain(name));
      expect(at, `${name} có trong danh sách`).toBeGreaterThanOrEqual(0);
      await options(list).nth(at).click();
    },
    chosen: async (list) => plain((await button(list).textContent()) ?? ''),
    confirm: () => block.getByRole('button', { name: /^(?:Nộp hồ sơ|Đồng ý)$/ }).click(),
  };
}
