import type { Page } from '@playwright/test';
import { factOn, textOf } from '../../../../stage/shown.ts';
import type { Desk } from '../../../offer/desk.ts';
import { dongIn } from '../published.ts';

const TERMS = { status: 'Trạng thái', agency: 'Cơ quan thực hiện', fee: 'Lệ phí' } as const;

/** A dossier as its citizen sees it. */
export function dossierPage(page: Page, portal: string): Desk['dossier'] {
  return {
    open: async (code) => {
      await page.goto(`${portal}/ho-so/${encodeURIComponent(code)}`);
    },
    fact: (term) => textOf(factOn(page, TERMS[term])),
  };
}

/** What is to be paid, and the page of the payment service. */
export function paymentPage(page: Page, portal: string): Desk['payment'] {
  return {
    open: async (code) => {
      await page.goto(`${portal}/ho-so/${encodeURIComponent(code)}/thanh-toan`);
    },
    total: async () => dongIn(await textOf(page.getByText(/^Tổng cộng/))),
    begin: () => page.getByRole('button', { name: 'Thanh toán', exact: true }).click(),
    asked: async () => ({
      code: await textOf(factOn(page, 'Mã hồ sơ')),
      amount: dongIn(await textOf(factOn(page, 'Số tiền'))),
    }),
    confirm: () => page.getByRole('button', { name: 'Xác nhận thanh toán' }).click(),
    told: () => textOf(page.getByRole('status')),
  };
}

/** The public look-up. */
export function lookUpPage(page: Page, portal: string): Desk['lookUp'] {
  return {
    open: async () => {
      await page.goto(`${portal}/tra-cuu`);
    },
    async find(code) {
      await page.getByLabel('Mã hồ sơ').fill(code);
      await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
    },
    status: () => textOf(factOn(page, TERMS.status)),
    foundNothing: async () => (await textOf(page.getByRole('alert'))).includes('Không tìm thấy'),
  };
}
