import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { isoDay } from '../../../dates.ts';
import type { Desk, Store, UnitList } from '../../../offer/desk.ts';
import { allOf, countOf, downloaded, textOf, textsOf } from '../../../../stage/shown.ts';
import { FORMS } from '../doings.ts';

/** The dossiers of an officer's unit. */
export function unitListPage(page: Page, address: string): UnitList {
  const dossier = (code: string) => page.getByRole('link', { name: code, exact: true });
  const rows = () =>
    page
      .getByRole('table', { name: 'Danh sách hồ sơ' })
      .getByRole('row')
      .filter({ has: page.getByRole('link') });
  return {
    open: async () => {
      await page.goto(`${address}/can-bo/ho-so`);
      await expect(page.getByRole('heading', { level: 1, name: /^Hồ sơ của/ })).toBeVisible();
    },
    find: async (code) => {
      await page.getByLabel('Mã hồ sơ, họ tên hoặc số định danh').fill(code);
      await page.getByRole('button', { name: 'Lọc hồ sơ' }).click();
      await expect(page.getByText(/^Tìm thấy \d+ hồ sơ/)).toBeVisible();
    },
    has: async (code) => (await countOf(dossier(code))) > 0,
    openDossier: (code) => dossier(code).click(),
    shown: async () =>
      Promise.all(
        (await allOf(rows())).map(async (row) => ({
          code: await textOf(row.getByRole('link').first()),
          status: await textOf(row.getByRole('cell').nth(2)),
          filedOn: isoDay(await textOf(row.getByRole('cell').nth(4))),
        })),
      ),
  };
}

/** “Hồ sơ của tôi”, reached from any page of a citizen. */
export function ownListPage(page: Page): Desk['ownList'] {
  return {
    open: () => page.getByRole('link', { name: 'Hồ sơ của tôi' }).click(),
    has: async (code) => (await countOf(page.getByRole('link', { name: code, exact: true }))) === 1,
  };
}

/** A citizen's electronic store. */
export function storePage(page: Page, address: string): Store {
  const row = (code: string) => page.getByRole('row').filter({ hasText: code });
  return {
    open: async () => {
      await page.goto(`${address}/kho-du-lieu`);
    },
    count: (code) => countOf(row(code)),
    result: (code) => downloaded(page, row(code).getByRole('link', { name: 'Tải kết quả' })),
  };
}

/** Permission → what one presses for it, as the guides name it. */
const TAUGHT: Readonly<Record<string, string>> = {
  'file-online': 'Nộp hồ sơ trực tuyến',
  'file-in-person': 'Tiếp nhận trực tiếp',
  'see-unit-dossiers': 'Hồ sơ của đơn vị',
  receive: FORMS.receive,
  assign: FORMS.assign,
  'request-supplement': FORMS.requestSupplement,
  refuse: FORMS.refuse,
  apologise: FORMS.apologise,
  'request-fee': FORMS.requestFee,
  assess: FORMS.assess,
  submit: FORMS.submit,
  sign: FORMS.sign,
  number: 'Cấp số kết quả',
  'return-result': FORMS.returnResult,
  'manage-accounts': 'Tài khoản',
  'read-audit-log': 'Nhật ký',
};

/** The guides, one for each role. */
export function guidePage(page: Page, address: string): Desk['guide'] {
  return {
    open: async (role) => {
      await page.goto(`${address}/huong-dan`);
      await page.getByRole('link', { name: `Hướng dẫn dành cho ${role}`, exact: true }).click();
    },
    steps: () => countOf(page.getByRole('main').getByRole('listitem')),
    lacks: async (permissions) => {
      const text = (await textsOf(page.getByRole('main').getByRole('listitem'))).join(' ');
      return permissions.filter((one) => {
        const words = TAUGHT[one];
        return words !== undefined && !text.includes(`"${words}"`);
      });
    },
  };
}
