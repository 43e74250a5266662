import { dayIn } from '../../../dates.ts';
import type { Locator, Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import type { FormValues } from '../../../../stage/html-fill.ts';
import type { DossierAtDesk, DossierDay, DossierFact, Signed } from '../../../offer/dossier.ts';
import { doingsBy, FORMS } from '../doings.ts';
import { countOf, downloaded, factOn, textOf, textsOf } from '../../../../stage/shown.ts';

const FACTS: Readonly<Record<DossierFact, string>> = {
  unit: 'Nơi tiếp nhận',
  step: 'Bước hiện tại',
  reason: 'Lý do',
  apology: 'Thư xin lỗi',
  'wanted supplement': 'Nội dung yêu cầu bổ sung',
  supplement: 'Nội dung công dân bổ sung',
  receipt: 'Biên lai',
  fee: 'Số tiền',
};
export const DAYS: Readonly<Record<DossierDay, string>> = {
  filed: 'Ngày nộp',
  received: 'Ngày tiếp nhận',
  due: 'Ngày hẹn trả',
};
const SIGNED: Readonly<Record<Signed, string>> = {
  result: 'Tải kết quả',
  signature: 'Tải chữ ký số',
  certificate: 'Tải chứng thư số',
};

/** The page of one dossier: where it stands, what this person can do, its files and its history. */
export function dossierPage(page: Page, address: string, code: string): DossierAtDesk {
  const heading = () => page.getByRole('heading', { level: 1, name: `Hồ sơ ${code}` });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  return {
    ...doingsBy((form, values) => act(page, form, values)),
    open: async () => {
      await page.goto(`${address}/ho-so/${encodeURIComponent(code)}`);
      await expect(heading()).toBeVisible();
    },
    status: () => textOf(factOn(page, 'Trạng thái')),
    fact: (name) => textOf(factOn(page, FACTS[name])),
    day: async (name) => dayIn(await textOf(factOn(page, DAYS[name]))),
    can: async (doing) => (await countOf(formOn(page, FORMS[doing]))) > 0,
    papers: () => textsOf(files(page)),
    paper: (name) => downloaded(page, files(page).filter({ hasText: name })),
    signed: (what) => downloaded(page, link(SIGNED[what])),
    history: () => textsOf(history(page)),
    pay: async () => {
      await link('Nộp phí trực tuyến').click();
      await expect(page.getByRole('heading', { level: 1, name: 'Thanh toán' })).toBeVisible();
      const asked = await textOf(factOn(page, FACTS.fee));
      await page.getByRole('button', { name: 'Xác nhận thanh toán' }).click();
      await expect(heading()).toBeVisible();
      return asked;
    },
    isPaid: async () => (await textOf(factOn(page, 'Tình trạng thanh toán'))) === 'Đã nộp',
  };
}

export function files(page: Page): Locator {
  return page.getByRole('table', { name: 'Thành phần hồ sơ' }).getByRole('link');
}

function history(page: Page): Locator {
  return page
    .getByRole('heading', { name: 'Quá trình xử lý' })
    .locator('xpath=following-sibling::*[1]')
    .getByRole('listitem');
}

function formOn(page: Page, name: string): Locator {
  return page.getByRole('form', { name, exact: true });
}

/** Fills in an action's form and sends it. */
async function act(page: Page, name: string, values: FormValues): Promise<void> {
  const form = formOn(page, name);
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByLabel(label);
    if (typeof value !== 'string') await field.setInputFiles([value].flat());
    else if ((await field.getAttribute('type')) === null && (await isSelect(field)))
      await field.selectOption(value);
    else await field.fill(value);
  }
  await form.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

async function isSelect(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element instanceof HTMLSelectElement);
}
